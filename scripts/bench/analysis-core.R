# The floor of `analyse`: R reading the same file and computing the same core with its own fast ways: data.table's
# fread, rowMeans for the scores, Cronbach's alpha from cov, Welch's test by oneway.test. Prints seconds and peak
# memory as JSON. Arguments: the CSV file; items a factor; where the first item's column is.

suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
per_factor <- as.integer(arguments[2])
first <- as.integer(arguments[3])

start <- proc.time()[["elapsed"]]
answers <- fread(arguments[1])
groups <- factor(answers[[1]])
items <- as.matrix(answers[, first:ncol(answers), with = FALSE])
factors <- ncol(items) / per_factor
results <- lapply(seq_len(factors), function(j) {
  own <- items[, (per_factor * (j - 1) + 1):(per_factor * j)]
  score <- rowMeans(own, na.rm = TRUE)
  covariance <- cov(own, use = "complete.obs")
  alpha <- per_factor / (per_factor - 1) * (1 - sum(diag(covariance)) / sum(covariance))
  list(mean = mean(score, na.rm = TRUE), alpha = alpha, welch = oneway.test(score ~ groups)$statistic[[1]])
})
seconds <- proc.time()[["elapsed"]] - start

peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf(
  '{"seconds": %.3f, "megabytes": %.0f, "mean": %.12f, "alpha": %.12f, "welch": %.12f}\n', seconds,
  as.numeric(gsub("\\D", "", peak)) / 1024, results[[1]]$mean, results[[1]]$alpha, results[[1]]$welch
))
