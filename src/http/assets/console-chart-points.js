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

function dumbbells(spec, colours) {
  const points = eachRow('points', (ctx, at, y, x, area) => {
    const row = spec.rows[at];
    if (narrow()) noteAbove(ctx, row, y, area, colours);
    if (row.before === null || row.after === null) return missing(ctx, y, x, row, colours);
    for (const [value, filled] of [
      [row.before, false],
      [row.after, true],
    ]) {
      ctx.beginPath();
      ctx.arc(x.getPixelForValue(value), y, 6, 0, 2 * Math.PI);
      ctx.fillStyle = filled ? colours.zones.catalyst : colours.paper;
      ctx.strokeStyle = colours.zones.catalyst;
      ctx.lineWidth = 2;
      ctx.fill();
      ctx.stroke();
    }
    ctx.fillStyle = colours.ink;
    if (!narrow()) ctx.fillText(row.note, area.right + 8, y);
  });
  return {
    type: 'bar',
    height: spec.rows.length * (narrow() ? 64 : rowHeight) + 80,
    data: {
      labels: spec.rows.map((row) => broken(row.label, 28)),
      datasets: [
        {
          data: spec.rows.map((row) =>
            row.before === null || row.after === null ? null : [row.before, row.after],
          ),
          backgroundColor: colours.quiet,
          barThickness: 3,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 36, right: narrow() ? 12 : 170 } },
      scales: { x: valueAxis(spec.axis, colours), y: labelAxis(colours) },
    },
    plugins: [limitLines(spec.axis, colours), points],
    legend: [
      { text: spec.names[0], filled: false },
      { text: spec.names[1], filled: true },
    ],
  };
}

function caterpillar(spec, colours) {
  const points = eachRow('points', (ctx, at, y, x, area) => {
    const row = spec.rows[at];
    if (narrow()) noteAbove(ctx, row, y, area, colours);
    const [low, high] = row.interval.map((value) => x.getPixelForValue(value));
    ctx.strokeStyle = colours.zones.catalyst;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.moveTo(low, y);
    ctx.lineTo(high, y);
    ctx.stroke();
    for (const [value, filled] of [
      [row.mean, false],
      [row.estimate, true],
    ]) {
      ctx.beginPath();
      ctx.arc(x.getPixelForValue(value), y, 4, 0, 2 * Math.PI);
      ctx.fillStyle = filled ? colours.zones.catalyst : colours.paper;
      ctx.fill();
      ctx.stroke();
    }
    ctx.fillStyle = colours.ink;
    if (!narrow()) ctx.fillText(row.note, area.right + 8, y);
  });
  return {
    type: 'bar',
    height: spec.rows.length * (narrow() ? 64 : 24) + 80,
    data: {
      labels: spec.rows.map((row) => broken(row.label, 28)),
      datasets: [{ data: spec.rows.map((row) => row.interval), backgroundColor: 'transparent' }],
    },
    options: {
      indexAxis: 'y',
      layout: { padding: { top: 36, right: narrow() ? 12 : 170 } },
      scales: { x: valueAxis(spec.axis, colours), y: labelAxis(colours) },
    },
    plugins: [limitLines(spec.axis, colours), points],
    legend: [
      { text: spec.names[1], filled: false },
      { text: spec.names[0], filled: true },
    ],
  };
}

window.chartKinds = Object.assign(window.chartKinds ?? {}, { dumbbells, caterpillar });
