// The survey page one step at a time. Without this script the same page is one long form that works as well.
const form = document.getElementById('survey');
const by = (id) => document.getElementById(id);
const steps = [...form.querySelectorAll('.step')];
const required = [...form.querySelectorAll('[aria-required]')];
const last = steps.length - 1;
let current = 0;
let changed = false;
let sending = false;
let pressed = null;

const unanswered = (group) => !group.querySelector(':checked');
const numberOf = (group) => group.id.slice(1);
const stepOf = (element) => steps.indexOf(element.closest('.step'));

function say(text) {
  by('status').textContent = text;
}

function count() {
  const done = required.filter((group) => !unanswered(group)).length;
  by('progress').value = done;
  by('answered').textContent = form.dataset.answered.replace('{n}', done);
}

function show(step, focus) {
  current = step;
  steps.forEach((section, index) => {
    section.classList.toggle('now', index === step);
  });
  form.classList.toggle('started', step > 0);
  by('back').hidden = step === 0;
  by('next').hidden = step === last;
  by('next').textContent = step === 0 ? form.dataset.start : form.dataset.next;
  if (!focus) return;
  scrollTo(0, 0);
  steps[step].querySelector('h2').focus({ preventScroll: true });
}

function go(step) {
  history.pushState({ step }, '', `#page-${step}`);
  say('');
  show(step, true);
}

function mark(group) {
  if (group.hasAttribute('aria-invalid')) return;
  const fault = document.createElement('p');
  fault.className = 'fault';
  fault.id = `f${numberOf(group)}`;
  fault.textContent = form.dataset.missing.replace('{n}', numberOf(group));
  group.querySelector('legend').after(fault);
  group.setAttribute('aria-invalid', 'true');
  group.setAttribute('aria-describedby', fault.id);
}

function unmark(group) {
  if (!group?.hasAttribute('aria-invalid')) return;
  group.removeAttribute('aria-invalid');
  group.removeAttribute('aria-describedby');
  group.querySelector('.fault')?.remove();
}

// True where nothing is missing; else leads to the first missing answer.
function complete(groups) {
  const missing = groups.filter(unanswered);
  if (missing.length === 0) return true;
  missing.forEach(mark);
  reach(missing[0]);
  return false;
}

function reach(group) {
  if (stepOf(group) !== current) go(stepOf(group));
  group.scrollIntoView({ block: 'start' });
  group.querySelector('input,textarea').focus({ preventScroll: true });
}

function save() {
  if (!changed || sending) return;
  changed = false;
  const body = new URLSearchParams(new FormData(form));
  body.set('draft', '1');
  fetch(form.action, { method: 'POST', headers: { 'X-Draft': '1' }, body, keepalive: true })
    .then(({ ok, status }) => {
      if (ok) say(form.dataset.saved);
      // Sent from another device, or closed meanwhile: the link itself says what is so.
      else if (status === 403 || status === 409) location.replace(form.action);
      else throw status;
    })
    .catch(() => {
      changed = true;
      say(form.dataset.unsaved);
    });
}

function next() {
  const here = required.filter((group) => stepOf(group) === current);
  if (!complete(here)) return;
  go(current + 1);
  save();
}

form.addEventListener('change', ({ target }) => {
  changed = true;
  unmark(target.closest('fieldset'));
  count();
});
form.addEventListener('input', () => {
  changed = true;
});
// Older phones do not tell a submission's button; every way of submitting begins with a click on it.
form.addEventListener('click', ({ target }) => {
  pressed = target.closest('button') ?? pressed;
});
form.addEventListener('submit', (event) => {
  // Enter in a field: what the visible main button would do.
  if (pressed?.classList.contains('unseen')) {
    event.preventDefault();
    if (current < last) next();
    // A submission cannot begin another one before it has ended.
    else setTimeout(() => by('send').click());
  } else if (pressed?.name !== 'draft') {
    if (sending || !complete(required)) event.preventDefault();
    else {
      sending = true;
      by('send').textContent = form.dataset.sending;
    }
  }
});
by('next').addEventListener('click', next);
by('back').addEventListener('click', () => {
  go(current - 1);
  save();
});
by('errors')?.addEventListener('click', (event) => {
  if (!event.target.hash) return;
  event.preventDefault();
  reach(by(event.target.hash.slice(1)));
});
addEventListener('popstate', () => show(stepAsked() ?? 0, true));
addEventListener('visibilitychange', () => document.hidden && save());
addEventListener('online', save);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
  count();
});

// The address names the step by a word that is no element's id, so that the browser does not scroll to it.
function stepAsked() {
  const [, kind, number] = location.hash.match(/^#(page|saved)-(\d+)$/) ?? [];
  return number && Math.min(last, Number(number) + (kind === 'saved' ? 1 : 0));
}

function firstStep() {
  const open = required.find(unanswered);
  if (required.every(unanswered)) return 0;
  return open ? stepOf(open) : last;
}

document.documentElement.classList.add('js');
form.querySelector('.pager').hidden = false;
form.querySelector('.progress').hidden = false;
count();
show(by('errors') ? stepOf(form.querySelector('[aria-invalid]')) : (stepAsked() ?? firstStep()));
by('errors')?.focus();
