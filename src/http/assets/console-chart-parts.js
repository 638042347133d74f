// What the drawings of the diagnosis share: colours of the theme, axes, labels, limit lines.

const rowHeight = 34;
const marks = { catalyst: '▲', watch: '■', barrier: '▼', insufficient: '' };

function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const zones = {
    catalyst: colour('catalyst'),
    watch: colour('watch'),
    barrier: colour('barrier'),
  };
  return {
    ink: colour('ink'),
    quiet: colour('quiet'),
    line: colour('line'),
    paper: colour('paper'),
    zones: { ...zones, insufficient: colour('line') },
  };
}

const withheldText = document.querySelector('[data-withheld]')?.dataset.withheld ?? '';
const twoDecimals = (value) => value.toFixed(2).replace('-', '−');
const percent = (share) => `${Math.round(share * 100)}%`;

// Long names break where a reader would break them: Latin at spaces, Chinese anywhere but before a
// closing mark and after an opening one.
const pieces = /[（《“]*[\u2e80-\uffef][，。、；：？！）》”]*|[^\s\u2e80-\uffef]+\s*/g;

function broken(label, width) {
  const lines = [''];
  for (const part of label.match(pieces) ?? []) {
    const line = lines[lines.length - 1];
    if (line && widthOf(line + part) > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd());
}

// Names too long for their place lose their middle: what tells classes apart stands at the end.
function shortened(label, width) {
  const letters = [...label];
  if (widthOf(label) <= width) return label;
  let kept = letters.length;
  let short = label;
  while (kept > 2 && widthOf(short) > width) {
    kept -= 1;
    const head = letters.slice(0, Math.ceil(kept * 0.4)).join('');
    const tail = letters.slice(letters.length - Math.floor(kept * 0.6)).join('');
    short = `${head.trimEnd()}…${tail.trimStart()}`;
  }
  return short;
}

// A name on so many lines at most, cut as little as that takes.
function fitted(label, width, most) {
  let room = width * most;
  let lines = broken(shortened(label, room), width);
  while (lines.length > most && room > width / 2) {
    room -= 2;
    lines = broken(shortened(label, room), width);
  }
  return lines;
}

function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}

// On a phone names stand above their row: beside it they would leave the drawing no room.
function narrow() {
  return innerWidth < 600;
}

// About how many letters fit into this many pixels of text of 13 px.
function lettersIn(pixels) {
  return Math.max(8, Math.floor(pixels / 7));
}

function pageWidth() {
  return Math.min(innerWidth, 1150) - 40;
}

function valueAxis(axis, colours) {
  return {
    min: axis.min,
    max: axis.max,
    afterBuildTicks: (scale) => {
      scale.ticks = axis.ticks.map((value) => ({ value }));
    },
    grid: { color: colours.line, drawTicks: false },
    border: { display: false },
    ticks: {
      color: colours.quiet,
      ...(axis.percent ? { callback: percent } : {}),
    },
  };
}

function labelAxis(colours) {
  return {
    display: !narrow(),
    grid: { display: false },
    border: { color: colours.line },
    ticks: { color: colours.ink, autoSkip: false, crossAlign: 'far' },
  };
}

// The middle of the scale and the limits of the zones, named above the plot.
function limitLines(axis, colours) {
  return {
    id: 'limits',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      ctx.strokeStyle = colours.quiet;
      ctx.fillStyle = colours.quiet;
      ctx.font = '12px system-ui, sans-serif';
      ctx.textAlign = 'center';
      ctx.setLineDash([3, 3]);
      let freeFrom = 0;
      let line = 0;
      for (const limit of axis.limits) {
        const x = scales.x.getPixelForValue(limit.value);
        const half = ctx.measureText(limit.label).width / 2;
        line = x - half < freeFrom ? line + 1 : 0;
        freeFrom = x + half + 6;
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        ctx.fillText(
          limit.label,
          Math.min(x, ctx.canvas.clientWidth - half),
          chartArea.top - 6 - line * 15,
        );
      }
      ctx.restore();
    },
  };
}

function eachRow(id, draw) {
  return {
    id,
    afterDatasetsDraw({ ctx, scales, chartArea }) {
      ctx.save();
      ctx.font = '13px system-ui, sans-serif';
      ctx.textBaseline = 'middle';
      const rows = scales.y.ticks.length;
      for (let row = 0; row < rows; row += 1) {
        draw(ctx, row, scales.y.getPixelForValue(row), scales.x, chartArea);
      }
      ctx.restore();
    },
  };
}

function missing(ctx, y, x, row, colours) {
  ctx.fillStyle = colours.quiet;
  ctx.fillText(row.missing === 'withheld' ? withheldText : '–', x.left + 6, y);
}

// Text on a ground of its own, so that no line of the plot runs through it.
function write(ctx, text, x, y, colours) {
  const width = ctx.measureText(text).width;
  ctx.fillStyle = colours.paper;
  ctx.fillRect(ctx.textAlign === 'right' ? x - width : x, y - 9, width, 18);
  ctx.fillStyle = colours.ink;
  ctx.fillText(text, x, y);
}

// Red, green, blue and opacity of `#abc`, `#aabbcc` or `#aabbccdd`, 0 to 1.
function channels(hex) {
  const digits = hex.length < 6 ? hex.replace(/[^#]/g, '$&$&') : hex;
  return [1, 3, 5, 7].map((at) => Number.parseInt(digits.slice(at, at + 2) || 'ff', 16) / 255);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map((c) => (c <= 0.04 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// Ink or paper, whichever is easier to read on a fill that lets the paper shine through.
function readableOn(fill, { ink, paper }) {
  const ground = channels(paper).slice(0, 3);
  const [opacity, ...rgb] = channels(fill).reverse();
  const blend = rgb.reverse().map((c, at) => c * opacity + ground[at] * (1 - opacity));
  const contrast = (text) => {
    const pair = [luminance(channels(text).slice(0, 3)), luminance(blend)].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  return contrast(ink) >= contrast(paper) ? ink : paper;
}

// A text above its row, breaking upwards.
function linesAbove(ctx, lines, left, y, colours) {
  for (const [at, line] of lines.entries()) {
    write(ctx, line, left, y - (lines.length - 1 - at) * 16, colours);
  }
}

window.chartParts = {
  rowHeight,
  marks,
  theme,
  twoDecimals,
  percent,
  broken,
  fitted,
  widthOf,
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
};
