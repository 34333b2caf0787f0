# Two-way fixed effects by least squares with all dummies, on a made-up panel with gaps and weights, for twoWayFixedEffects.ts.
# Run: Rscript fixedEffects.R; writes fixedEffects.json beside itself. R 4.2.2, sandwich 3.0-2. The corrections for small samples are in the test.
suppressMessages(library(sandwich))
set.seed(5)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
d <- expand.grid(unit = 1:24, time = 1:7)
d$region <- (d$unit - 1) %% 8
first <- rep(c(3, 5, 6, NA), 6)[d$unit]
d$treated <- as.integer(!is.na(first) & d$time >= first)
d$x <- round(rnorm(nrow(d)), 2)
d$w <- round(runif(nrow(d), 0.5, 2), 2)
d$y <- round(d$unit / 5 + sin(d$time) + 0.8 * d$treated + 0.5 * d$x + rnorm(nrow(d)), 3)
d <- d[runif(nrow(d)) < 0.8, ]
one <- function(weights) {
  f <- if (weights) lm(y ~ treated + x + factor(unit) + factor(time), d, weights = w) else lm(y ~ treated + x + factor(unit) + factor(time), d)
  b <- c("treated", "x")
  c(coef(f)[b], sqrt(diag(vcov(f))[b]), sqrt(diag(vcovHC(f, "HC0"))[b]),
    sqrt(diag(vcovCL(f, d$region, type = "HC0", cadjust = FALSE))[b]), df.residual(f))
}
num <- function(x) paste0("[", paste(formatC(unname(x), digits = 17, format = "g", width = 1), collapse = ", "), "]")
writeLines(c("{", sprintf("  \"%s\": %s,", names(d), sapply(d, num)), sprintf("  \"plain\": %s,", num(one(FALSE))),
  sprintf("  \"weighted\": %s", num(one(TRUE))), "}"), file.path(here, "fixedEffects.json"))
