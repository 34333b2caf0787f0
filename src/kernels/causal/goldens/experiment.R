# Welch's test and analysis of covariance of a made-up experiment, for differenceInMeans.ts and adjustForBaseline.ts.
# Run: Rscript experiment.R; writes experiment.json beside itself. R 4.2.2, no packages.
set.seed(7)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
n <- 30
assigned <- rep(c(1, 0), c(12, 18))
baseline <- round(rnorm(n, 100, 20), 1)
outcome <- round(0.8 * baseline + 9 * assigned + rnorm(n, 0, 6 + 6 * assigned), 1)
w <- t.test(outcome[assigned == 1], outcome[assigned == 0])
a <- coef(lm(outcome ~ assigned + baseline))
num <- function(x) paste0("[", paste(formatC(unname(x), digits = 17, format = "g", width = 1), collapse = ", "), "]")
writeLines(c("{",
  sprintf("  \"assigned\": %s,", num(assigned)), sprintf("  \"baseline\": %s,", num(baseline)),
  sprintf("  \"outcome\": %s,", num(outcome)),
  sprintf("  \"welch\": {\"estimate\": %s, \"standardError\": %s, \"degreesOfFreedom\": %s, \"interval\": %s, \"pValue\": %s},",
    num(diff(rev(w$estimate))), num(w$stderr), num(w$parameter), num(w$conf.int), num(w$p.value)),
  sprintf("  \"ancova\": {\"estimate\": %s, \"slope\": %s}", num(a["assigned"]), num(a["baseline"])), "}"),
  file.path(here, "experiment.json"))
