/** A script for R without packages: reads the data, labels it, scores the factors, gives means with intervals. */
import type { AnswerVariables, Variable } from './variables.ts';

export interface RInput {
  readonly title: string;
  readonly dataFile: string;
  readonly variables: AnswerVariables;
  readonly unitLabel: string;
}

export function rScript({ title, dataFile, variables, unitLabel }: RInput): string {
  const { items, choices, scores, turn, allowedMissing } = variables;
  return [
    `# ${oneLine(title)}`,
    '',
    `answers <- read.csv(${text(dataFile)}, encoding = "UTF-8", na.strings = "", check.names = FALSE,`,
    '                    stringsAsFactors = FALSE)',
    '',
    'label <- function(name, label, values = NULL) {',
    '  if (!(name %in% names(answers))) return(invisible())',
    '  attr(answers[[name]], "label") <<- label',
    '  if (!is.null(values)) attr(answers[[name]], "labels") <<- values',
    '}',
    ...[...items, ...choices].map(labelLine),
    `label("unit", ${text(unitLabel)})`,
    '',
    `items <- c(${list(items.map(({ name }) => text(name)))})`,
    '',
    '# Each factor: its items, which of them are reversed, and how many must be answered.',
    'factors <- list(',
    scores
      .map(
        ({ name, label, items: parts, needed }) =>
          `  ${name} = list(label = ${text(label)}, items = c(${list(parts.map((item) => text(item.name)))}),\n` +
          `    reversed = c(${parts.map(({ reversed }) => (reversed ? 'TRUE' : 'FALSE')).join(', ')}), needed = ${needed})`,
      )
      .join(',\n'),
    ')',
    '',
    `turn <- ${turn}`,
    `left.out <- rowSums(is.na(answers[items])) > ${allowedMissing}`,
    'score <- function(factor) {',
    '  given <- as.matrix(answers[factor$items])',
    '  for (at in which(factor$reversed)) given[, at] <- turn - given[, at]',
    '  mean.given <- rowMeans(given, na.rm = TRUE)',
    '  mean.given[rowSums(!is.na(given)) < factor$needed | left.out] <- NA',
    '  unname(mean.given)',
    '}',
    'for (name in names(factors)) {',
    '  answers[[name]] <- score(factors[[name]])',
    '  attr(answers[[name]], "label") <- factors[[name]]$label',
    '}',
    '',
    '# Mean, standard deviation and 95% confidence interval of each factor.',
    'means <- do.call(rbind, lapply(names(factors), function(name) {',
    '  x <- as.numeric(answers[[name]])',
    '  x <- x[!is.na(x)]',
    '  n <- length(x)',
    '  mean <- if (n > 0) sum(x) / n else NA',
    '  sd <- if (n > 1) stats::sd(x) else NA',
    '  half <- if (n > 1) stats::qt(0.975, n - 1) * sd / sqrt(n) else NA',
    '  data.frame(factor = name, n = n, mean = mean, sd = sd, low = mean - half, high = mean + half)',
    '}))',
    'print(means, digits = 4, row.names = FALSE)',
    '',
  ].join('\n');
}

function labelLine({ name, label, values }: Variable): string {
  if (values.length === 0) return `label(${text(name)}, ${text(label)})`;
  const pairs = values.map((each) => `${text(each.label)} = ${each.value}`);
  return `label(${text(name)}, ${text(label)},\n  c(${pairs.join(', ')}))`;
}

function list(parts: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < parts.length; at += 8) lines.push(parts.slice(at, at + 8).join(', '));
  return lines.join(',\n  ');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function text(value: string): string {
  return `"${oneLine(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
