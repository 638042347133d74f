// Charts of points on a row: two occasions as dumbbells, groups with their intervals.

const {
  rowHeight,
  broken,
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

function noteAbove(ctx, row, y, area, colours) {
  linesAbove(ctx, broken(row.label, lettersIn(area.width - 160)), area.left, y - 18, colours);
  ctx.textAlign = 'right';
  write(ctx, row.note, area.right, y - 18, colours);
  ctx.textAlign = 'left';
}

/** Two points on a row: the first outlined, the second filled. */
function drawPoints(ctx, x, y, radius, [outlined, filled], colours) {
  ctx.strokeStyle = colours.zones.catalyst;
  ctx.lineWidth = 2;
  for (const [value, fill] of [
    [outlined, colours.paper],
    [filled, colours.zones.catalyst],
  ]) {
    ctx.beginPath();
    ctx.arc(x.getPixelForValue(value), y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.stroke();
  }
}

/** Rows with their notes at the side, above them where it is narrow; `draw` puts the points on a row. */
function pointChart(spec, colours, { height, dataset, legend, draw }) {
  const points = eachRow('points', (ctx, at, y, x, area) => {
    const row = spec.rows[at];
    if (narrow()) noteAbove(ctx, row, y, area, colours);
    if (!draw(ctx, row, y, x)) return missing(ctx, y, x, row, colours);
    ctx.fillStyle = colours.ink;
    if (!narrow()) ctx.fillText(row.note, area.right + 8, y);
  });
  const [outlined, filled] = legend;
  return {
    type: 'bar',
    height: spec.rows.length * (narrow() ? 64 : height) + 80,
    data: { labels: spec.rows.map((row) => broken(row.label, 28)), datasets: [dataset] },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 36, right: narrow() ? 12 : 170 } },
      scales: { x: valueAxis(spec.axis, colours), y: labelAxis(colours) },
    },
    plugins: [limitLines(spec.axis, colours), points],
    legend: [
      { text: outlined, filled: false },
      { text: filled, filled: true },
    ],
  };
}

function dumbbells(spec, colours) {
  const known = (row) => row.before !== null && row.after !== null;
  return pointChart(spec, colours, {
    height: rowHeight,
    dataset: {
      data: spec.rows.map((row) => (known(row) ? [row.before, row.after] : null)),
      backgroundColor: colours.quiet,
      barThickness: 3,
    },
    legend: [spec.names[0], spec.names[1]],
    draw: (ctx, row, y, x) => {
      if (known(row)) drawPoints(ctx, x, y, 6, [row.before, row.after], colours);
      return known(row);
    },
  });
}

function caterpillar(spec, colours) {
  return pointChart(spec, colours, {
    height: 24,
    dataset: { data: spec.rows.map((row) => row.interval), backgroundColor: 'transparent' },
    legend: [spec.names[1], spec.names[0]],
    draw: (ctx, row, y, x) => {
      const [low, high] = row.interval.map((value) => x.getPixelForValue(value));
      ctx.strokeStyle = colours.zones.catalyst;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.moveTo(low, y);
      ctx.lineTo(high, y);
      ctx.stroke();
      drawPoints(ctx, x, y, 4, [row.mean, row.estimate], colours);
      return true;
    },
  });
}

window.chartKinds = Object.assign(window.chartKinds ?? {}, { dumbbells, caterpillar });
