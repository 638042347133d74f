# Writes the reference figures in tests/fixtures/r that the tests hold the statistics against: scores,
# intervals, paired changes and the t distribution, computed by R on simulated answers. Made with R 4.2 and jsonlite.
#
#   Rscript scripts/make-fixtures.R
#
# The scoring rules are written here a second time, from their definitions and not from the program,
# so that both would have to be wrong in the same way.

suppressPackageStartupMessages(library(jsonlite))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

folder <- "tests/fixtures/r"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

write_fixture <- function(name, value) {
  text <- toJSON(value, auto_unbox = TRUE, digits = I(17), na = "null", null = "null")
  writeLines(text, file.path(folder, paste0(name, ".json")), useBytes = TRUE)
}

# NA of any kind becomes null, also alone in a list.
number <- function(x) if (length(x) == 0 || is.na(x)) NULL else as.numeric(x)
whole_rows <- function(m) lapply(seq_len(nrow(m)), function(i) I(as.numeric(m[i, ])))

# ---- Student's t ------------------------------------------------------------------------------

degrees <- c(1, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 29, 33.7, 50, 99, 200, 499, 1000, 2041, 1e4, 1e5)
probabilities <- c(
  1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, .001, .005, .01, .025, .05, .1, .2, .3, .4, .45, .49,
  .5, .51, .55, .6, .7, .8, .9, .95, .975, .99, .995, .999, .9999, 1 - 1e-5, 1 - 1e-6
)
quantiles <- expand.grid(p = probabilities, df = degrees)
quantiles$t <- qt(quantiles$p, quantiles$df)

statistics <- c(
  0, 1e-6, .001, .01, .1, .25, .5, .75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 10, 12, 15, 20, 30,
  50, 100, 1000, 1e5
)
cumulative <- expand.grid(t = sort(unique(c(-statistics, statistics))), df = degrees)
cumulative$p <- pt(cumulative$t, cumulative$df)
cumulative <- cumulative[cumulative$p >= 1e-10, ]

write_fixture("student-t", list(
  quantiles = lapply(seq_len(nrow(quantiles)), function(i) I(as.numeric(quantiles[i, c("p", "df", "t")]))),
  cumulative = lapply(seq_len(nrow(cumulative)), function(i) I(as.numeric(cumulative[i, c("t", "df", "p")])))
))

# ---- Benjamini and Hochberg -------------------------------------------------------------------

set.seed(19950057)
p_cases <- list(
  c(.01, .02, .03, .04, .05), c(.05, .04, .03, .02, .01), c(.5, .5, .5), c(.9, .001, .9, .001),
  c(.04), c(1, 1, 1, 1), c(1e-12, .2, NA, .03, NA, .03), round(runif(16), 3), runif(40)^3, c(NA, NA)
)
write_fixture("p-adjust", lapply(p_cases, function(p) {
  list(p = I(p), adjusted = I(as.numeric(p.adjust(p, "BH"))))
}))

# ---- Scoring, by its definition ---------------------------------------------------------------

# `items`: data frame of id, factor, key. Answers: matrix with the item ids as column names.
score <- function(survey, answers, items) {
  asked <- survey$items[survey$items$id %in% items, ]
  keyed <- answers[, asked$id, drop = FALSE]
  for (id in asked$id[asked$key == -1]) keyed[, id] <- survey$min + survey$max - keyed[, id]
  scores <- sapply(survey$factors$id, function(factor) {
    own <- keyed[, asked$id[asked$factor == factor], drop = FALSE]
    if (ncol(own) == 0) return(rep(NA_real_, nrow(own)))
    answered <- rowSums(!is.na(own))
    result <- rowMeans(own, na.rm = TRUE)
    result[answered == 0 | answered / ncol(own) < survey$minAnsweredShare - 1e-12] <- NA
    result
  })
  matrix(scores, nrow = nrow(answers), dimnames = list(NULL, survey$factors$id))
}

too_much_missing <- function(survey, answers, items) {
  rowMeans(is.na(answers[, items, drop = FALSE])) > survey$maxMissingShare + 1e-12
}

spread <- function(x) {
  if (length(x) < 2) return(NA)
  s <- sd(x)
  if (s < 1e-9) 0 else s
}

interval <- function(x) {
  if (length(x) < 2) return(NULL)
  if (spread(x) == 0) return(I(rep(mean(x), 2)))
  I(as.numeric(t.test(x)$conf.int))
}

zone_of <- function(survey, favour) {
  if (length(favour) < 5) return("insufficient")
  range <- survey$max - survey$min
  middle <- survey$min + .5 * range
  bounds <- as.numeric(interval(favour))
  if (bounds[2] < middle - 1e-9) return("barrier")
  if (mean(favour) < middle - 1e-9 && mean(favour < middle - 1e-9) >= .4) return("barrier")
  if (bounds[1] >= survey$min + .625 * range - 1e-9) "catalyst" else "watch"
}

factor_figures <- function(survey, scores) {
  lapply(seq_len(nrow(survey$factors)), function(j) {
    x <- scores[, j]
    x <- x[!is.na(x)]
    favour <- if (survey$factors$polarity[j] == "unfavourable") survey$min + survey$max - x else x
    middle <- (survey$min + survey$max) / 2
    list(
      id = survey$factors$id[j], n = length(x),
      mean = number(if (length(x)) mean(x) else NA), sd = number(spread(x)), ci95 = interval(x),
      favourability = number(if (length(x)) mean(favour) else NA),
      unfavourableShare = number(if (length(x)) mean(favour < middle - 1e-9) else NA),
      zone = zone_of(survey, favour)
    )
  })
}

domain_figures <- function(survey, scores) {
  turned <- scores
  for (j in which(survey$factors$polarity == "unfavourable")) turned[, j] <- survey$min + survey$max - turned[, j]
  lapply(unique(survey$factors$domain), function(domain) {
    own <- turned[, survey$factors$domain == domain, drop = FALSE]
    x <- rowMeans(own, na.rm = TRUE)
    x <- x[!is.nan(x)]
    list(id = domain, n = length(x), favourability = number(if (length(x)) mean(x) else NA), ci95 = interval(x))
  })
}

group_figures <- function(survey, scores, groups) {
  lapply(sort(unique(groups[!is.na(groups)])), function(group) {
    own <- scores[!is.na(groups) & groups == group, , drop = FALSE]
    list(id = group, respondents = nrow(own), factors = lapply(seq_len(ncol(own)), function(j) {
      x <- own[!is.na(own[, j]), j]
      list(id = survey$factors$id[j], n = length(x), mean = number(if (length(x)) mean(x) else NA), sd = number(spread(x)))
    }))
  })
}

# ---- Simulated surveys and answers ------------------------------------------------------------

make_survey <- function(min, max, per_factor, polarity, reversed, domains, shares = c(.66, .2)) {
  factors <- data.frame(id = paste0("F", seq_along(per_factor)), polarity = polarity, domain = domains)
  items <- do.call(rbind, lapply(seq_along(per_factor), function(j) {
    data.frame(id = paste0("F", j, "_", seq_len(per_factor[j])), factor = paste0("F", j), key = 1)
  }))
  items$key[items$id %in% reversed] <- -1
  list(min = min, max = max, factors = factors, items = items, minAnsweredShare = shares[1], maxMissingShare = shares[2])
}

# Whole-number answers, full of ties: a person's level, a factor's level, noise; some left out.
simulate <- function(survey, n, levels, missing) {
  width <- survey$max - survey$min
  level <- rnorm(n, 0, .12)
  answers <- sapply(seq_len(nrow(survey$items)), function(i) {
    j <- match(survey$items$factor[i], survey$factors$id)
    at <- survey$min + width * (levels[j] + level + rnorm(n, 0, .18))
    x <- pmin(survey$max, pmax(survey$min, round(at)))
    if (survey$items$key[i] == -1) survey$min + survey$max - x else x
  })
  answers <- matrix(answers, nrow = n, dimnames = list(NULL, survey$items$id))
  answers[matrix(runif(length(answers)) < missing, nrow = n)] <- NA
  answers
}

# One group of 1, one of 2, the others of quite different sizes; some people in none.
unbalanced <- function(n) {
  sizes <- c(1, 2, 3, 8)
  names <- rep(c("g1", "g2", "g3", "g4"), sizes)
  c(names, rep("g5", max(0, n - length(names) - 4)), rep(NA, 4))[seq_len(n)]
}

case <- function(name, survey, answers, groups) {
  out <- too_much_missing(survey, answers, survey$items$id)
  kept <- score(survey, answers, survey$items$id)[!out, , drop = FALSE]
  list(
    name = name, scale = list(min = survey$min, max = survey$max),
    scoring = list(minAnsweredShare = survey$minAnsweredShare, maxMissingShare = survey$maxMissingShare),
    factors = survey$factors, items = survey$items, answers = whole_rows(answers), groups = I(groups),
    expected = list(
      respondents = nrow(answers), excluded = sum(out), factors = factor_figures(survey, kept),
      domains = domain_figures(survey, kept), groups = group_figures(survey, kept, groups[!out])
    )
  )
}

set.seed(20261020)
mixed <- c("favourable", "unfavourable", "favourable", "unfavourable")
five <- make_survey(1, 5, c(3, 4, 2, 1), mixed, c("F1_2", "F2_1", "F3_2"), c("a", "a", "b", "c"))
ten <- make_survey(0, 10, c(3, 3, 5), mixed[1:3], c("F2_3", "F3_1"), c("a", "b", "b"), c(.5, .3))
seven <- make_survey(1, 7, c(2, 6, 3), mixed[1:3], "F2_5", c("a", "b", "c"), c(1, .1))
flat <- make_survey(1, 5, c(3, 3), mixed[1:2], "F1_1", c("a", "b"))

# 11/3 and 4: no spread, though the binary fraction pretends there were one.
level_answers <- matrix(rep(c(2, 4, 3, 4, 4, 4), each = 9), nrow = 9, dimnames = list(NULL, flat$items$id))

write_fixture("scores", list(
  case("1-5, missing answers, unbalanced groups", five, simulate(five, 60, c(.55, .3, .7, .45), .08), unbalanced(60)),
  case("1-5, many missing answers", five, simulate(five, 45, c(.5, .5, .6, .4), .22), unbalanced(45)),
  case("0-10, half the items suffice", ten, simulate(ten, 80, c(.4, .35, .75), .12), unbalanced(80)),
  case("1-7, every item wanted", seven, simulate(seven, 33, c(.45, .2, .5), .03), unbalanced(33)),
  case("no spread", flat, level_answers, rep(c("x", "y", NA), 3)),
  case("one respondent", five, simulate(five, 1, c(.5, .5, .5, .5), 0), "g1"),
  case("two respondents", five, simulate(five, 2, c(.5, .5, .5, .5), 0), c("g1", "g2")),
  case("four respondents", five, simulate(five, 4, c(.9, .1, .9, .1), 0), c("g1", "g1", "g2", "g2")),
  case("nobody answered enough", five, matrix(NA_real_, 3, 10, dimnames = list(NULL, five$items$id)), c("g1", "g1", NA))
))

# ---- Paired change ----------------------------------------------------------------------------

change_figures <- function(survey, before, after) {
  rows <- lapply(seq_len(nrow(survey$factors)), function(j) {
    both <- !is.na(before[, j]) & !is.na(after[, j])
    b <- before[both, j]
    a <- after[both, j]
    n <- length(a)
    figures <- list(factor = survey$factors$id[j], pairs = n, before = number(if (n) mean(b) else NA),
      after = number(if (n) mean(a) else NA), difference = number(if (n) mean(a - b) else NA))
    d_sd <- spread(a - b)
    test <- if (n > 1 && d_sd > 0) t.test(a, b, paired = TRUE)
    average <- if (n > 1) sqrt((spread(b)^2 + spread(a)^2) / 2) else 0
    c(figures, list(
      sd = number(d_sd), ci95 = if (n > 1) interval(a - b), t = number(test$statistic),
      df = if (n > 1) n - 1, p = number(test$p.value), dz = number(if (!is.null(test)) mean(a - b) / d_sd else NA),
      gav = number(if (average > 0) (1 - 3 / (4 * (n - 1) - 1)) * mean(a - b) / average else NA),
      r = number(if (n > 1 && spread(a) > 0 && spread(b) > 0) cor(a, b) else NA)
    ))
  })
  p <- p.adjust(sapply(rows, function(row) if (is.null(row$p)) NA else row$p), "BH")
  lapply(seq_along(rows), function(i) c(rows[[i]], list(pAdjusted = number(p[i]))))
}

change_case <- function(name, survey, quick, end, followup) {
  shared <- quick
  first <- score(survey, end$answers, shared)
  second <- score(survey, followup$answers, shared)
  first[too_much_missing(survey, end$answers, quick), ] <- NA
  second[too_much_missing(survey, followup$answers, survey$items$id), ] <- NA
  people <- intersect(end$persons[!is.na(end$persons)], followup$persons[!is.na(followup$persons)])
  rows <- function(scores, persons) scores[match(people, persons), , drop = FALSE]
  list(
    name = name, scale = list(min = survey$min, max = survey$max),
    scoring = list(minAnsweredShare = survey$minAnsweredShare, maxMissingShare = survey$maxMissingShare),
    factors = survey$factors, items = survey$items, quick = quick,
    end = list(persons = I(end$persons), answers = whole_rows(end$answers)),
    followup = list(persons = I(followup$persons), answers = whole_rows(followup$answers)),
    expected = change_figures(survey, rows(first, end$persons), rows(second, followup$persons))
  )
}

# People who come back in another order, some only once, some nameless.
two_occasions <- function(survey, quick, n, gone, new, levels, later, missing) {
  end <- simulate(survey, n, levels, missing)
  end[, setdiff(survey$items$id, quick)] <- NA
  after <- simulate(survey, n - gone + new, later, missing)
  persons <- c(paste0("p", seq_len(n - 2)), NA, NA)
  again <- c(sample(paste0("p", seq_len(n - 2)), n - gone - 1), NA, paste0("new", seq_len(new)))
  list(end = list(persons = persons, answers = end), followup = list(persons = again, answers = after))
}

set.seed(20261219)
five_quick <- c("F1_1", "F1_2", "F2_1", "F2_3", "F3_1", "F3_2", "F4_1")
seven_quick <- c("F1_1", "F1_2", "F2_1", "F2_5", "F2_6")
a <- two_occasions(five, five_quick, 50, 14, 3, c(.5, .3, .7, .5), c(.6, .45, .7, .5), .05)
b <- two_occasions(ten, ten$items$id, 40, 5, 0, c(.4, .4, .5), c(.5, .3, .5), .1)
c7 <- two_occasions(seven, seven_quick, 30, 3, 1, c(.4, .4, .5), c(.45, .6, .5), 0)
two_pairs <- list(
  end = list(persons = c("p1", "p2", "p3"), answers = simulate(flat, 3, c(.5, .4), 0)),
  followup = list(persons = c("p3", "p1"), answers = simulate(flat, 2, c(.7, .4), 0))
)
same <- list(end = list(persons = paste0("p", 1:9), answers = level_answers),
  followup = list(persons = paste0("p", 9:1), answers = level_answers[, , drop = FALSE]))
same$followup$answers[, "F2_1"] <- 5

write_fixture("change", list(
  change_case("1-5, quick then full form", five, five_quick, a$end, a$followup),
  change_case("0-10, the same form twice", ten, ten$items$id, b$end, b$followup),
  change_case("1-7, a factor that the quick form does not ask", seven, seven_quick, c7$end, c7$followup),
  change_case("two pairs", flat, flat$items$id, two_pairs$end, two_pairs$followup),
  change_case("everybody moves alike", flat, flat$items$id, same$end, same$followup)
))
