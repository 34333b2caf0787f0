# Scores, pairs and errors of matching on made-up firms, for the matching kernels.
# Run: Rscript matching.R; writes matching.json beside itself. R 4.2.2, MatchIt 4.5.1 (only what is right in it: one round with replacement, several
# without, by covariates, no caliper), Matching 4.10-8, sandwich 3.0-2.
suppressMessages({library(MatchIt); library(Matching); library(sandwich)})
set.seed(11)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
n <- 160
d <- data.frame(age = round(rgamma(n, 3, 0.2), 2), people = round(exp(rnorm(n, 3, 1)), 1),
  sector = sample(c("food", "metal", "textile"), n, TRUE), exports = rbinom(n, 1, 0.3))
d$treated <- rbinom(n, 1, plogis(-1.6 + 0.03 * d$age + 0.3 * log(d$people) - 0.4 * d$exports + 0.4 * (d$sector == "metal")))
d$outcome <- round(5 + 0.1 * d$age + log(d$people) + 1.5 * d$treated + rnorm(n), 3)
form <- treated ~ age + people + sector + exports
score <- fitted(glm(form, binomial, d))
row <- function(x) unname(match(x, rownames(d)))
pairs <- function(...) { m <- suppressWarnings(matchit(form, d, ...)); mm <- m$match.matrix; apply(mm, 2, row) }
maha <- pairs(distance = "mahalanobis")
mahaReplace <- pairs(distance = "mahalanobis", replace = TRUE)
maha2 <- pairs(distance = "mahalanobis", ratio = 2)
# Debian's MatchIt passes over nearer controls by score: here the nearest by plain search, two rounds, treated units by falling score
treat <- which(d$treated == 1); free <- which(d$treated == 0); two <- matrix(NA, length(treat), 2)
for (round in 1:2) for (t in order(-score[treat])) if (length(free) > 0) {
  k <- free[which.min(abs(score[free] - score[treat[t]]))]; two[t, round] <- k; free <- setdiff(free, k)
}
count <- rowSums(!is.na(two))
md <- rbind(data.frame(row = treat, pair = seq_along(treat), w = 1),
  do.call(rbind, lapply(seq_along(treat), function(t) data.frame(row = na.omit(two[t, ]), pair = t, w = 1 / count[t]))))
md <- cbind(md, d[md$row, c("outcome", "treated")])
fit <- lm(outcome ~ treated, md, weights = w)
clustered <- c(coef(fit)[2], sqrt(vcovCL(fit, md$pair)[2, 2]))
Z <- model.matrix(form, d)[, -1]
ai <- t(sapply(list(c(1, 1, 0), c(2, 1, 0), c(3, 2, 0), c(1, 1, 1), c(2, 2, 1)), function(k) {
  m <- Match(d$outcome, d$treated, score, Z = Z, M = k[1], Var.calc = k[2], BiasAdjust = k[3] == 1)
  c(k, m$est, m$se, length(m$index.treated)) }))
num <- function(x) gsub("NA", "0", paste0("[", paste(formatC(unname(as.numeric(x)), digits = 17, format = "g", width = 1), collapse = ", "), "]"))
rows <- function(m) paste0("[", paste(apply(as.matrix(m), 1, num), collapse = ", "), "]")  # 0: none
writeLines(c("{", sprintf("  \"sector\": [\"%s\"],", paste(d$sector, collapse = "\", \"")),
  sprintf("  \"%s\": %s,", c("age", "people", "exports", "treated", "outcome", "score"),
    sapply(list(d$age, d$people, d$exports, d$treated, d$outcome, score), num)),
  sprintf("  \"%s\": %s,", c("mahalanobis", "mahalanobisReplaced", "mahalanobisTwo", "scoreTwo", "abadieImbens"),
    sapply(list(maha, mahaReplace, maha2, two, ai), rows)),
  sprintf("  \"clustered\": %s", num(clustered)), "}"), file.path(here, "matching.json"))
