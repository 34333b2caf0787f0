# A made-up sample of firms in paired units, and what R survey says of its quantiles, replicates, calibrations, tests and regressions.
# Run: Rscript firms.R; writes firms.csv, firmsReplicates.csv and firms.json beside itself. Debian 12: R 4.2.2, survey 4.1-1.
suppressPackageStartupMessages(library(survey))
set.seed(20261127)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
d <- expand.grid(row = 1:6, unit = 1:2, stratum = 1:8)
n <- nrow(d)
level <- rnorm(16, 0, .6)[(d$stratum - 1) * 2 + d$unit]
d <- data.frame(stratum = paste0("h", d$stratum), unit = paste0("u", d$stratum, d$unit), units = 5 + 2 * d$stratum,
  weight = round(exp(rnorm(n, 2 + d$stratum / 8, .35)), 3),
  workers = round(exp(rnorm(n, 3.2 + level, .8))) + 1, size = "", region = sample(c("north", "south", "west"), n, TRUE, c(.5, .3, .2)))
d$size <- ifelse(d$workers < 20, "small", ifelse(d$workers < 60, "medium", "large"))
d$sales <- round(d$workers * exp(rnorm(n, 2 + level / 3, .5)), 2)
d$exports <- rbinom(n, 1, plogis(-1.2 + .02 * d$workers + level))
d$innovates <- rbinom(n, 1, plogis(-.8 + .9 * d$exports + .4 * level))
d$sales[c(11, 58)] <- NA
write.csv(d, file.path(here, "firms.csv"), row.names = FALSE, na = "", quote = FALSE)
numbers <- function(x) paste0("[", paste(ifelse(is.na(x), "null", formatC(as.numeric(x), digits = 17, format = "g", width = 1)), collapse = ", "), "]")
out <- c()
say <- function(name, x) out <<- c(out, sprintf("  \"%s\": %s", name, numbers(x)))
both <- function(name, m) { say(name, c(rbind(as.numeric(coef(m)), as.numeric(SE(m))))) }
g <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = d)
f <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, fpc = ~units, data = d)
ps <- c(.05, .1, .25, .5, .75, .9)
for (rule in c("math", "school", paste0("hf", 1:9))) for (v in c("sales", "workers"))
  say(paste("quantile", rule, v, sep = "."), coef(svyquantile(reformulate(v), g, ps, na.rm = TRUE, qrule = rule)))
for (type in c("mean", "beta", "xlogit")) {
  q <- svyquantile(~sales, g, ps[-1], na.rm = TRUE, interval.type = type)$sales
  say(paste0("woodruff.", type), t(q))
  q <- svyquantile(~workers, subset(g, size != "small"), ps[-1], interval.type = type, qrule = "hf7")$workers
  say(paste0("woodruff.domain.", type), t(q))
}
few <- c("h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8")
unstratified <- svydesign(ids = ~unit, weights = ~weight, data = d)
unstratifiedFpc <- svydesign(ids = ~unit, weights = ~weight, data = transform(d, N = 40), fpc = ~N)
brr <- as.svrepdesign(g, type = "BRR"); fay <- as.svrepdesign(g, type = "Fay", fay.rho = .3)
reps <- list(JK1 = as.svrepdesign(unstratified, type = "JK1"), JK1fpc = as.svrepdesign(unstratifiedFpc, type = "JK1"),
  JKn = as.svrepdesign(g, type = "JKn"), JKnfpc = as.svrepdesign(f, type = "JKn"), JKnmse = as.svrepdesign(g, type = "JKn", mse = TRUE), given = brr, givenFay = fay)
statistics <- function(name, r) {
  both(paste0(name, ".mean"), svymean(~workers, r)); both(paste0(name, ".total"), svytotal(~workers, r))
  ratio <- svyratio(~sales, ~workers, subset(r, !is.na(sales))); say(paste0(name, ".ratio"), c(coef(ratio), SE(ratio)))
  b <- svyby(~workers, ~size, r, svymean); say(paste0(name, ".by"), c(rbind(coef(b), SE(b))))
  say(paste0(name, ".median"), svyquantile(~workers, r, .5)$workers)
  b <- svyby(~workers, ~exports, r, svymean, covmat = TRUE)
  both(paste0(name, ".difference"), svycontrast(b, c(-1, 1)))
  b <- svyby(~innovates, ~size, r, svymean, covmat = TRUE)
  both(paste0(name, ".differenceOfShares"), svycontrast(b, c(1, 0, -1)))
  t <- svychisq(~innovates + size, r); say(paste0(name, ".F"), c(t$statistic, t$parameter, t$p.value))
  t <- svychisq(~innovates + size, r, statistic = "Chisq"); say(paste0(name, ".chisq"), c(t$statistic, t$parameter, t$p.value))
  m <- svyglm(sales ~ workers + exports, r); both(paste0(name, ".linear"), m)
  m <- suppressWarnings(svyglm(innovates ~ exports + workers, r, family = quasibinomial(), control = glm.control(epsilon = 1e-14, maxit = 50))); both(paste0(name, ".logistic"), m)
}
statistics("taylor", g); statistics("taylorFpc", f)
for (name in names(reps)) statistics(name, reps[[name]])
say("given.df", c(degf(brr), degf(subset(brr, size == "large")), degf(svrepdesign(repweights = weights(brr, "analysis"), weights = d$weight, data = d, type = "BRR"))))
w <- weights(brr, "analysis"); colnames(w) <- paste0("r", seq_len(ncol(w)))
write.csv(w, file.path(here, "firmsReplicates.csv"), row.names = FALSE)
wf <- weights(fay, "analysis")
# known totals
sizes <- data.frame(size = c("large", "medium", "small"), Freq = round(tapply(d$weight, d$size, sum) * c(1.1, .95, 1.05)))
shares <- round(tapply(d$weight, d$region, sum) * c(.9, 1.2, 1.1))
regions <- data.frame(region = c("north", "south", "west"), Freq = c(sum(sizes$Freq) - sum(shares[2:3]), shares[2:3]))
workers <- round(sum(d$weight * d$workers) * 1.08)
say("known", c(sizes$Freq, regions$Freq, workers))
tight <- list(maxit = 200, epsilon = 1e-13)
population <- c(`(Intercept)` = sum(sizes$Freq), sizemedium = sizes$Freq[2], sizesmall = sizes$Freq[3], workers = workers)
calibrated <- function(r) list(
  postStratify = postStratify(r, ~size, sizes),
  rake = rake(r, list(~size, ~region), list(sizes, regions), control = tight),
  linear = calibrate(r, ~size + workers, population, epsilon = 1e-13, maxit = 100),
  raking = calibrate(r, ~size + workers, population, calfun = "raking", epsilon = 1e-13, maxit = 100),
  logit = calibrate(r, ~size + workers, population, calfun = "logit", bounds = c(.4, 2.5), epsilon = 1e-13, maxit = 100))
for (base in list(list("taylor", g), list("taylorFpc", f), list("JKn", reps$JKn))) {
  cs <- calibrated(base[[2]])
  for (k in names(cs)) {
    r <- cs[[k]]; name <- paste(base[[1]], k, sep = ".")
    both(paste0(name, ".mean"), svymean(~innovates, r)); both(paste0(name, ".total"), svytotal(~exports, r))
    b <- svyby(~innovates, ~region, r, svymean); say(paste0(name, ".by"), c(rbind(coef(b), SE(b))))
    if (base[[1]] != "JKn") { m <- svymean(~innovates, r, deff = TRUE); say(paste0(name, ".deff"), deff(m)) }
    say(paste0(name, ".weights"), weights(r, "sampling")[1:5])
  }
}
writeLines(c("{", paste(out, collapse = ",\n"), "}"), file.path(here, "firms.json"))
