# A made-up two-stage sample with unequal weights, domains and missing answers, and what R survey says of it.
# Run: Rscript twoStage.R; writes twoStage.csv and twoStage.json beside itself. Debian 12: R 4.2.2, survey 4.1-1.
suppressPackageStartupMessages(library(survey))
set.seed(20261126)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
strata <- data.frame(h = c("a", "b", "c"), psus = c(4, 3, 2), N = c(20, 9, 2))
rows <- list()
for (i in seq_len(nrow(strata))) for (p in seq_len(strata$psus[i])) {
  size <- sample(5:12, 1); taken <- sample(2:4, 1)
  for (u in seq_len(taken)) rows[[length(rows) + 1]] <- data.frame(
    stratum = strata$h[i], psu = paste0(strata$h[i], p), ssu = u, fpc1 = strata$N[i], fpc2 = size,
    weight = strata$N[i] / strata$psus[i] * size / taken * round(runif(1, 0.8, 1.3), 3),
    y = round(rnorm(1, 50 + 10 * i + p, 6), 2), x = round(runif(1, 20, 40), 2),
    size = sample(c("small", "large"), 1, prob = c(.7, .3)), innovates = rbinom(1, 1, .4))
}
d <- do.call(rbind, rows)
d$y[c(5, 17)] <- NA
write.csv(d, file.path(here, "twoStage.csv"), row.names = FALSE, na = "", quote = FALSE)
numbers <- function(x) formatC(unname(x), digits = 17, format = "g")
out <- c()
say <- function(name, estimate, se, ...) {
  extra <- list(...)
  more <- paste(vapply(names(extra), function(k) paste0(", \"", k, "\": ", numbers(extra[[k]])), ""), collapse = "")
  out <<- c(out, sprintf("  \"%s\": {\"estimate\": %s, \"standardError\": %s%s}", name, numbers(estimate), numbers(se), more))
}
designs <- list(
  withReplacement = svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = d),
  twoStage = svydesign(ids = ~psu + ssu, strata = ~stratum, fpc = ~fpc1 + fpc2, weights = ~weight, data = d))
for (n in names(designs)) {
  g <- designs[[n]]
  m <- svymean(~y, g, na.rm = TRUE, deff = TRUE); say(paste0(n, ".mean"), coef(m), SE(m), deff = deff(m))
  m <- svytotal(~y, g, na.rm = TRUE, deff = TRUE); say(paste0(n, ".total"), coef(m), SE(m), deff = deff(m))
  m <- svyratio(~y, ~x, g, na.rm = TRUE, deff = TRUE); say(paste0(n, ".ratio"), coef(m), SE(m), deff = attr(m, "deff"))
  m <- svymean(~innovates, g); say(paste0(n, ".proportion"), coef(m), SE(m), df = degf(g))
  for (s in c("large", "small")) {
    gs <- subset(g, size == s)
    m <- svymean(~y, gs, na.rm = TRUE, deff = TRUE); say(paste0(n, ".mean.", s), coef(m), SE(m), deff = deff(m), df = degf(gs))
    m <- svytotal(~y, gs, na.rm = TRUE); say(paste0(n, ".total.", s), coef(m), SE(m))
    m <- svyratio(~y, ~x, gs, na.rm = TRUE); say(paste0(n, ".ratio.", s), coef(m), SE(m))
  }
}
# one unit left in stratum c, which the second domain never meets
lonely <- subset(d, psu != "c2")
for (policy in c("remove", "average")) {
  options(survey.lonely.psu = policy)
  g <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = lonely)
  m <- svymean(~x, g); say(paste0("lonely.", policy), coef(m), SE(m))
  m <- svytotal(~x, subset(g, stratum != "c")); say(paste0("lonely.", policy, ".withoutC"), coef(m), SE(m))
}
writeLines(c("{", paste(out, collapse = ",\n"), "}"), file.path(here, "twoStage.json"))
