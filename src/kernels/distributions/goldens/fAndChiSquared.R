# Upper tails and quantiles of F and chi-squared by R 4.2.2. Run: Rscript fAndChiSquared.R > fAndChiSquared.json
n <- function(x) formatC(x, digits = 17, format = "g", width = 1)
f <- expand.grid(f = c(.01, .5, 1, 2.5, 13, 80), d1 = c(.7, 1, 2, 5.5, 30), d2 = c(1, 3.3, 17, 360.25, 5000))
x <- expand.grid(x = c(.001, .4, 1, 7, 26, 300), df = c(.5, 1, 2, 7.5, 60, 250))
q <- expand.grid(p = c(1e-6, .025, .5, .975, .999999), df = c(1, 2, 7.5, 60))
cat("{\n\"f\": [", paste0("[", n(f$f), ", ", n(f$d1), ", ", n(f$d2), ", ", n(pf(f$f, f$d1, f$d2, lower.tail = FALSE)), "]", collapse = ",\n"),
  "],\n\"chiSquared\": [", paste0("[", n(x$x), ", ", n(x$df), ", ", n(pchisq(x$x, x$df, lower.tail = FALSE)), "]", collapse = ",\n"),
  "],\n\"quantile\": [", paste0("[", n(q$p), ", ", n(q$df), ", ", n(qchisq(q$p, q$df)), "]", collapse = ",\n"), "]\n}\n", sep = "")
