// Charts of points on a row: two occasions as dumbbells, groups with their intervals.

const {
  rowHeight,
  fitted,
  widthOf,
  narrow,
  lettersIn,
  write,
  linesAbove,
  valueAxis,
  labelAxis,
  limitLines,
  eachRow,
  missing,
} = window.chartParts;

// Letters of a name beside its row; one that keeps to a line has to show its beginning and its end.
const besideRow = 30;
const onOneLine = 42;

function noteAbove(ctx, row, y, area, colours) {
  const lines = fitted(row.label, lettersIn(area.width - 170), 2);
  linesAbove(ctx, lines, area.left, y - 18, colours);
  ctx.textAlign = 'right';
  write(ctx, row.note, area.right, y - 18, colours);
  ctx.textAlign = 'left';
}

function drawPoint(ctx, x, y, radius, fill, stroke) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = fill;
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 2;
  ctx.fill();
  ctx.stroke();
}

function drawInterval(ctx, x, y, interval, stroke, width = 2) {
  if (!interval) return;
  const [low, high] = interval.map((value) => x.getPixelForValue(value));
  ctx.strokeStyle = stroke;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(low, y);
  ctx.lineTo(high, y);
  ctx.stroke();
}

/** Rows with their notes at the side, above them where it is narrow; `draw` puts the points on a row. */
function pointChart(spec, colours, { height, lines, dataset, legend, draw }) {
  const points = eachRow('points', (ctx, at, y, x, area) => {
    const row = spec.rows[at];
    if (narrow()) noteAbove(ctx, row, y, area, colours);
    if (!draw(ctx, row, y, x)) return missing(ctx, y, x, row, colours);
    ctx.fillStyle = colours.ink;
    if (!narrow()) ctx.fillText(row.note, area.right + 8, y);
  });
  const label = (row) => fitted(row.label, lines === 1 ? onOneLine : besideRow, lines);
  return {
    type: 'bar',
    height: spec.rows.length * (narrow() ? 72 : height) + 80,
    data: { labels: spec.rows.map(label), datasets: [dataset] },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 36, right: narrow() ? 12 : 170 } },
      scales: { x: valueAxis(spec.axis, colours), y: labelAxis(colours) },
    },
    plugins: [limitLines(spec.axis, colours), points],
    legend,
  };
}

// Intervals of both occasions would cover each other: the first lies a little higher, the second lower.
function dumbbells(spec, colours) {
  const known = (row) => row.before !== null && row.after !== null;
  const apart = spec.rows.some((row) => row.beforeInterval || row.afterInterval) ? 5 : 0;
  const stroke = colours.ink;
  const many = spec.rows.length > 40;
  return pointChart(spec, colours, {
    height: many ? 26 : rowHeight + apart,
    lines: many ? 1 : 2,
    dataset: {
      data: spec.rows.map((row) => (known(row) ? [row.before, row.after] : null)),
      backgroundColor: apart > 0 ? 'transparent' : colours.quiet,
      barThickness: 3,
    },
    legend: [
      { text: spec.names[0], filled: false },
      { text: spec.names[1], filled: true },
    ],
    draw: (ctx, row, y, x) => {
      if (!known(row)) return false;
      const [before, after] = [row.before, row.after].map((value) => x.getPixelForValue(value));
      drawInterval(ctx, x, y - apart, row.beforeInterval, colours.quiet);
      drawInterval(ctx, x, y + apart, row.afterInterval, stroke);
      if (apart > 0) drawLine(ctx, [before, y - apart], [after, y + apart], colours.quiet);
      const radius = many ? 4 : 6 - apart / 5;
      drawPoint(ctx, before, y - apart, radius, colours.paper, stroke);
      drawPoint(ctx, after, y + apart, radius, stroke, stroke);
      return true;
    },
  });
}

function drawLine(ctx, from, to, stroke) {
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

const arrows = { above: '↑', below: '↓' };

// What stands apart has the colour of its side, an arrow and more weight, which grey print keeps; the rest is ink.
function caterpillar(spec, colours) {
  const accents = { above: colours.zones.catalyst, below: colours.zones.barrier };
  const anyApart = spec.rows.some((row) => row.apart);
  const hasMeans = spec.rows.some((row) => row.mean !== null);
  const marked = spec.rows.map((row) => ({
    ...row,
    note: anyApart ? `${arrows[row.apart] ?? '\u2007'} ${row.note}` : row.note,
  }));
  const isLong =
    spec.rows.length <= 40 && spec.rows.some(({ label }) => widthOf(label) > besideRow);
  return pointChart({ ...spec, rows: marked }, colours, {
    height: isLong ? rowHeight : 24,
    lines: isLong ? 2 : 1,
    dataset: {
      data: spec.rows.map((row) => row.interval ?? [row.estimate, row.estimate]),
      backgroundColor: 'transparent',
    },
    legend: [
      ...(hasMeans ? [{ text: spec.names[1], filled: false }] : []),
      { text: spec.names[0], filled: true },
    ],
    draw: (ctx, row, y, x) => {
      const stroke = accents[row.apart] ?? colours.ink;
      drawInterval(ctx, x, y, row.interval, stroke, row.apart ? 3.5 : 2);
      if (row.mean !== null) {
        drawPoint(ctx, x.getPixelForValue(row.mean), y, 4, colours.paper, colours.quiet);
      }
      drawPoint(ctx, x.getPixelForValue(row.estimate), y, row.apart ? 5.5 : 4, stroke, stroke);
      return true;
    },
  });
}

window.chartKinds = Object.assign(window.chartKinds ?? {}, { dumbbells, caterpillar });
