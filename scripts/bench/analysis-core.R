# The floor of `analyse`: R reading the same file and computing the same core: data.table's fread, rowMeans for the
# scores, Cronbach's alpha, Welch's test by oneway.test. Alpha once by psych::alpha, as one does, and once from cov,
# the least it can cost. Prints seconds and peak memory as JSON. Arguments: the CSV file, with the groups in its
# first column; items a factor.

suppressPackageStartupMessages({
  library(data.table)
  library(psych)
})
arguments <- commandArgs(trailingOnly = TRUE)
per_factor <- as.integer(arguments[2])
seconds <- function(work) system.time(work)[["elapsed"]]

reading <- seconds({
  answers <- fread(arguments[1])
  groups <- factor(answers[[1]])
  items <- as.matrix(answers[, -1])
})
own <- function(j) items[, (per_factor * (j - 1) + 1):(per_factor * j)]
factors <- seq_len(ncol(items) / per_factor)
scoring <- seconds(scores <- lapply(factors, function(j) rowMeans(own(j), na.rm = TRUE)))
testing <- seconds(welch <- lapply(scores, function(score) oneway.test(score ~ groups)$statistic[[1]]))
least <- seconds(alphas <- lapply(factors, function(j) {
  covariance <- cov(own(j), use = "complete.obs")
  per_factor / (per_factor - 1) * (1 - sum(diag(covariance)) / sum(covariance))
}))
usual <- seconds(lapply(factors, function(j) psych::alpha(own(j), check.keys = FALSE, warnings = FALSE)$total))

peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
core <- reading + scoring + testing
cat(sprintf(
  '{"seconds": %.3f, "least": %.3f, "megabytes": %.0f, "alpha": %.12f, "welch": %.12f}\n',
  core + usual, core + least, as.numeric(gsub("\\D", "", peak)) / 1024, alphas[[1]], welch[[1]]
))
