// One score over time: a class a point with its interval, days to scale, the fitted line dashed.

const { twoDecimals, fitted, widthOf, narrow, write } = window.chartParts;

function nameOf(point) {
  return fitted(point.label, narrow() ? 14 : 18, narrow() ? 3 : 2);
}

// Days as values; under each point its class, as far as names do not touch.
function dayAxis(spec, colours) {
  const days = spec.points.map(({ at }) => at);
  const span = Math.max(...days) - Math.min(...days) || 1;
  return {
    type: 'linear',
    min: Math.min(...days) - span * 0.06,
    max: Math.max(...days) + span * 0.06,
    afterBuildTicks: (scale) => {
      scale.ticks = [...new Set(days)].sort((a, b) => a - b).map((value) => ({ value }));
    },
    grid: { display: false },
    border: { color: colours.line },
    ticks: {
      color: colours.ink,
      maxRotation: 0,
      autoSkip: true,
      autoSkipPadding: 40,
      callback: (value) => nameOf(spec.points.find(({ at }) => at === value) ?? { label: '' }),
    },
  };
}

function scoreAxis(axis, colours) {
  return {
    min: axis.min,
    max: axis.max,
    afterBuildTicks: (scale) => {
      scale.ticks = axis.ticks.map((value) => ({ value }));
    },
    grid: { color: colours.line, drawTicks: false },
    border: { display: false },
    ticks: { color: colours.quiet },
  };
}

// Limits are named at the right, so far apart that both can be read.
function drawLimits(ctx, { limits }, y, area, colours) {
  ctx.strokeStyle = colours.quiet;
  ctx.fillStyle = colours.quiet;
  let free = Number.NEGATIVE_INFINITY;
  for (const limit of [...limits].sort((a, b) => b.value - a.value)) {
    const at = y.getPixelForValue(limit.value);
    ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.moveTo(area.left, at);
    ctx.lineTo(area.right, at);
    ctx.stroke();
    const text = Math.max(at, free);
    ctx.fillText(limit.label, area.right + 6, text);
    free = text + 15;
  }
  ctx.setLineDash([]);
}

function drawHatching(ctx, middle, area, colours) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(middle - 5, area.top, 10, area.height);
  ctx.clip();
  ctx.strokeStyle = colours.quiet;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let at = area.top; at < area.bottom + 10; at += 5) {
    ctx.moveTo(middle - 5, at);
    ctx.lineTo(middle + 5, at - 10);
  }
  ctx.stroke();
  ctx.restore();
}

function drawPoint(ctx, point, { x, y }, radius, colours) {
  const middle = x.getPixelForValue(point.at);
  const at = y.getPixelForValue(point.value);
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = Math.max(0.75, radius / 2.5);
  if (point.interval) {
    ctx.beginPath();
    ctx.moveTo(middle, y.getPixelForValue(point.interval[0]));
    ctx.lineTo(middle, y.getPixelForValue(point.interval[1]));
    ctx.stroke();
  }
  ctx.beginPath();
  ctx.arc(middle, at, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colours.ink;
  ctx.fill();
}

// Above their intervals as far as they do not touch.
function drawFigures(ctx, points, { x, y }, colours) {
  ctx.textAlign = 'center';
  let free = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const middle = x.getPixelForValue(point.at);
    if (point.value === null || middle < free) continue;
    const top = y.getPixelForValue(point.interval?.[1] ?? point.value);
    ctx.fillStyle = colours.paper;
    ctx.fillRect(middle - 15, top - 18, 30, 16);
    ctx.fillStyle = colours.ink;
    ctx.fillText(twoDecimals(point.value), middle, top - 10);
    free = middle + 34;
  }
  ctx.textAlign = 'left';
}

function drawTrendLine(ctx, { points, line }, { x, y }, colours) {
  if (line === null || points.length < 2) return;
  const days = points.map(({ at }) => at);
  ctx.save();
  ctx.strokeStyle = colours.ink;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([6, 4]);
  ctx.beginPath();
  ctx.moveTo(x.getPixelForValue(Math.min(...days)), y.getPixelForValue(line[0]));
  ctx.lineTo(x.getPixelForValue(Math.max(...days)), y.getPixelForValue(line[1]));
  ctx.stroke();
  ctx.restore();
}

function trend(spec, colours) {
  const drawing = {
    id: 'trend',
    afterDatasetsDraw({ ctx, chartArea: area, scales }) {
      ctx.save();
      ctx.font = '13px system-ui, sans-serif';
      ctx.textBaseline = 'middle';
      drawLimits(ctx, spec.axis, scales.y, area, colours);
      for (const point of spec.points) {
        const middle = scales.x.getPixelForValue(point.at);
        if (point.value !== null) continue;
        if (point.missing === 'withheld') drawHatching(ctx, middle, area, colours);
        else write(ctx, '–', middle - 4, area.bottom - 12, colours);
      }
      // Hundreds of points are drawn smaller, so that they can be told apart.
      const radius = Math.min(5, Math.max(1.5, (0.4 * area.width) / spec.points.length));
      drawTrendLine(ctx, spec, scales, colours);
      for (const point of spec.points) {
        if (point.value !== null) drawPoint(ctx, point, scales, radius, colours);
      }
      if (radius > 2.5) drawFigures(ctx, spec.points, scales, colours);
      ctx.restore();
    },
  };
  const widest = Math.max(0, ...spec.axis.limits.map(({ label }) => widthOf(label)));
  const isWithheld = spec.points.some(({ missing }) => missing === 'withheld');
  return {
    type: 'scatter',
    height: narrow() ? 300 : 320,
    data: { datasets: [{ data: [] }] },
    options: {
      layout: { padding: { top: 24, right: 14 + 7 * widest } },
      scales: { x: dayAxis(spec, colours), y: scoreAxis(spec.axis, colours) },
    },
    plugins: [drawing],
    ...(isWithheld ? { legend: [{ text: spec.withheldLabel ?? '', hatched: true }] } : {}),
  };
}

window.chartKinds = Object.assign(window.chartKinds ?? {}, { trend });
