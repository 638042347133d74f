// Shows the days of both occasions while the last day of the training is chosen; the server works them out again.

const calendar = document.querySelector('[data-calendar]');
const last = document.getElementById(calendar.dataset.calendar);
const places = [...calendar.querySelectorAll('[data-day]')];
const english = document.documentElement.lang === 'en';
const format = new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', {
  dateStyle: 'long',
  timeZone: 'UTC',
});
const oneDay = 24 * 60 * 60 * 1000;

function usualDay(from, { dataset }) {
  if (from === '') return '';
  const time = Date.parse(from) + Number(dataset.after) * oneDay;
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** A day that went by the rule goes by it again, as on the server. */
let before = last.value;
last.addEventListener('input', () => {
  for (const place of places) {
    const own = document.getElementById(place.dataset.day);
    if (own.value !== '' && own.value === usualDay(before, place) && last.value !== '') {
      own.value = usualDay(last.value, place);
    }
  }
  if (last.value !== '') before = last.value;
});

function show() {
  for (const place of places) {
    const day = document.getElementById(place.dataset.day).value || usualDay(last.value, place);
    place.textContent = day === '' ? '' : format.format(Date.parse(day));
  }
  for (const row of calendar.querySelectorAll('dd')) {
    const known = [...row.querySelectorAll('[data-day]')].every((each) => each.textContent !== '');
    row.querySelector('.dates').hidden = !known;
    row.querySelector('.rule').hidden = known;
  }
}

last.form.addEventListener('input', show);
show();
