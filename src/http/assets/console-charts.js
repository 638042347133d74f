// Draws each chart of the diagnosis with Chart.js, from the same plain description as the printed one.

const { Chart, chartKinds, chartParts } = window;
const charts = [];

function draw(canvas) {
  const spec = JSON.parse(canvas.dataset.chart);
  const { height, legend, ...config } = chartKinds[spec.kind](spec, chartParts.theme());
  canvas.parentElement.style.height = `${height}px`;
  const { plugins, ...options } = config.options;
  config.options = {
    animation: false,
    maintainAspectRatio: false,
    events: [],
    ...options,
    plugins: { legend: { display: false }, tooltip: { enabled: false }, ...plugins },
  };
  if (legend) showLegend(canvas, legend);
  return new Chart(canvas, config);
}

function showLegend(canvas, entries) {
  const figure = canvas.closest('figure');
  if (figure.querySelector('.legend')) return;
  const list = document.createElement('p');
  list.className = 'legend';
  for (const { text, filled, hatched } of entries) {
    const entry = document.createElement('span');
    entry.className = hatched ? 'hatched' : filled ? 'filled' : 'hollow';
    entry.textContent = text;
    list.append(entry);
  }
  canvas.parentElement.before(list);
}

function drawAll() {
  for (const chart of charts.splice(0)) chart.destroy();
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) charts.push(draw(canvas));
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 13;
drawAll();
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
matchMedia('(min-width: 600px)').addEventListener('change', drawAll);
