// One function for each kind of chart: from its plain description to what Chart.js takes.

const {
  rowHeight,
  marks,
  twoDecimals,
  percent,
  broken,
  narrow,
  lettersIn,
  pageWidth,
  write,
  readableOn,
  linesAbove,
  valueAxis,
  labelAxis,
  limitLines,
  eachRow,
  missing,
} = window.chartParts;

function nameOf(row) {
  return row.note ? `${row.label} · ${row.note}` : row.label;
}

function intervalBars(spec, colours) {
  const values = eachRow('intervals', (ctx, at, y, x, area) => {
    const row = spec.rows[at];
    if (narrow()) linesAbove(ctx, [nameOf(row)], x.left, y - 18, colours);
    if (row.value === null) return missing(ctx, y, x, row, colours);
    let end = x.getPixelForValue(row.value);
    if (row.interval) {
      const [low, high] = row.interval.map((value) => x.getPixelForValue(value));
      ctx.strokeStyle = colours.ink;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.moveTo(low, y);
      ctx.lineTo(high, y);
      for (const tip of [low, high]) {
        ctx.moveTo(tip, y - 4);
        ctx.lineTo(tip, y + 4);
      }
      ctx.stroke();
      end = high;
    }
    const value = spec.axis.percent ? percent(row.value) : twoDecimals(row.value);
    const figure = `${value} ${marks[row.zone]}`;
    write(ctx, figure, Math.min(end + 6, area.right + 4), y, colours);
  });
  return {
    type: 'bar',
    height: spec.rows.length * (narrow() ? 48 : rowHeight) + 70,
    data: {
      labels: spec.rows.map((row) => [...broken(row.label, 28), ...(row.note ? [row.note] : [])]),
      datasets: [
        {
          data: spec.rows.map((row) => row.value),
          base: spec.axis.min,
          backgroundColor: spec.rows.map((row) => colours.zones[row.zone]),
          barThickness: 14,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 36, right: 64 } },
      scales: { x: valueAxis(spec.axis, colours), y: labelAxis(colours) },
    },
    plugins: [limitLines(spec.axis, colours), values],
  };
}

function radar(spec, colours) {
  const accents = [colours.quiet, colours.zones.catalyst];
  const style = (at) =>
    at === 0 && spec.series.length > 1
      ? { borderDash: [5, 4], backgroundColor: 'transparent', borderColor: accents[0] }
      : { backgroundColor: `${accents[1]}33`, borderColor: accents[1] };
  const several = spec.series.length > 1;
  return {
    type: 'radar',
    height: innerWidth < 600 ? 320 : 400,
    data: {
      labels: spec.spokes.map((spoke, at) => [
        ...broken(spoke, 14),
        spec.series
          .map(({ values }) => (values[at] === null ? '–' : twoDecimals(values[at])))
          .join(' → '),
      ]),
      datasets: spec.series.map(({ name, values }, at) => ({
        label: name,
        data: values,
        ...style(at),
      })),
    },
    options: {
      scales: {
        r: {
          min: spec.axis.min,
          max: spec.axis.max,
          ticks: { stepSize: 1, color: colours.quiet, backdropColor: colours.paper },
          grid: { color: colours.line },
          angleLines: { color: colours.line },
          pointLabels: { color: colours.ink, font: { size: 13 } },
        },
      },
      plugins: { legend: { display: several, labels: { color: colours.ink } } },
    },
  };
}

// From the least favourable to the most, as the zones are coloured; the middle belongs to both sides.
function likertColours(count, colours) {
  const middle = (count - 1) / 2;
  return Array.from({ length: count }, (_, at) => {
    if (at === middle) return colours.line;
    const strong = Math.round(90 + (150 * Math.abs(at - middle)) / middle);
    return `${at < middle ? colours.zones.barrier : colours.zones.catalyst}${Math.min(255, strong).toString(16)}`;
  });
}

// Statements are long, so each stands above its bar.
function likert(spec, colours) {
  const middle = (spec.categories.length - 1) / 2;
  const fills = likertColours(spec.categories.length, colours);
  const spans = spec.rows.map(({ shares }) => spansOf(shares, middle));
  const reach = Math.max(...spans.flat(2).map(Math.abs));
  const end = Math.min(100, Math.ceil(reach / 25) * 25);
  const texts = spec.rows.map((row) => broken(row.label, lettersIn(pageWidth() - 20)));
  const most = Math.max(...texts.map((lines) => lines.length));
  // The legend may take two lines on a phone; the first statement keeps its room all the same.
  const top = 10 * most;
  const rows = eachRow('rows', (ctx, row, y, x, area) => {
    linesAbove(ctx, texts[row], area.left, y - 22, colours);
    ctx.textAlign = 'center';
    for (const [at, [low, high]] of spans[row].entries()) {
      if (x.getPixelForValue(high) - x.getPixelForValue(low) < 30) continue;
      const share = Math.round(spec.rows[row].shares[at] * 100);
      ctx.fillStyle = readableOn(fills[at], colours);
      ctx.fillText(`${share}%`, x.getPixelForValue((low + high) / 2), y);
    }
    ctx.textAlign = 'left';
  });
  return {
    type: 'bar',
    height: spec.rows.length * (54 + most * 18) + 80 + top,
    data: {
      labels: spec.rows.map((row) => row.label),
      datasets: spec.categories.map((category, at) => ({
        label: category,
        data: spans.map((row) => row[at]),
        backgroundColor: fills[at],
        barThickness: 22,
        grouped: false,
      })),
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top } },
      scales: { x: shareAxis(end, colours), y: { display: false } },
      plugins: {
        legend: {
          display: true,
          position: 'bottom',
          labels: { color: colours.ink, boxWidth: 14 },
        },
      },
    },
    plugins: [rows],
  };
}

// Where each answer's share begins and ends, in per cent; the middle answer lies on both sides of 0.
function spansOf(shares, middle) {
  const unfavourable = shares.filter((_, at) => at < middle).reduce((sum, share) => sum + share, 0);
  const half = Number.isInteger(middle) ? shares[middle] / 2 : 0;
  let from = -(unfavourable + half) * 100;
  return shares.map((share) => {
    const span = [from, from + share * 100];
    from = span[1];
    return span;
  });
}

function shareAxis(end, colours) {
  return {
    min: -end,
    max: end,
    grid: {
      color: ({ tick }) => (tick.value === 0 ? colours.line : 'transparent'),
      drawTicks: false,
    },
    border: { display: false },
    ticks: { color: colours.quiet, stepSize: 25, callback: (value) => `${Math.abs(value)}%` },
  };
}

function columns(spec, colours) {
  const counts = {
    id: 'counts',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = '13px system-ui, sans-serif';
      ctx.textAlign = 'center';
      ctx.fillStyle = colours.ink;
      for (const [at, bar] of chart.getDatasetMeta(0).data.entries()) {
        ctx.fillText(spec.columns[at].count, bar.x, bar.y - 6);
      }
      ctx.restore();
    },
  };
  return {
    type: 'bar',
    height: 260,
    data: {
      labels: spec.columns.map((column) =>
        broken(column.label, lettersIn(pageWidth() / spec.columns.length)),
      ),
      datasets: [
        {
          data: spec.columns.map((column) => column.count),
          backgroundColor: colours.zones.catalyst,
        },
      ],
    },
    options: {
      layout: { padding: { top: 24 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colours.line },
          ticks: { color: colours.ink, autoSkip: false },
        },
        y: { display: false, beginAtZero: true },
      },
    },
    plugins: [counts],
  };
}

window.chartKinds = Object.assign(window.chartKinds ?? {}, {
  'interval-bars': intervalBars,
  radar,
  likert,
  columns,
});
