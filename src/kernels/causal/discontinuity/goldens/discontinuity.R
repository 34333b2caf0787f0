# Local linear and quadratic jumps by weighted least squares, for regressionDiscontinuity.ts: uniform draws, a bandwidth given, kernel weights in lm.
# Run: Rscript discontinuity.R; writes discontinuity.json beside itself. R 4.2.2, sandwich 3.0-2.
suppressMessages(library(sandwich))
set.seed(21)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
n <- 240
x <- round(runif(n, -1, 1), 3); z <- round(rnorm(n), 2); region <- sample(1:20, n, TRUE)
took <- rbinom(n, 1, ifelse(x >= 0, 0.8, 0.1))
y <- round(1 + x + 0.7 * x^2 + 1.2 * took + 0.5 * z + rnorm(n, 0, 0.5), 3)
d <- data.frame(x, z, region, took, y, above = as.integer(x >= 0))
num <- function(v) paste0("[", paste(formatC(unname(v), digits = 17, format = "g", width = 1), collapse = ", "), "]")
kernels <- list(triangular = function(u) pmax(0, 1 - abs(u)), uniform = function(u) 0.5 * (abs(u) <= 1),
  epanechnikov = function(u) 0.75 * pmax(0, 1 - u^2))
h <- c(0.6, 0.5)
one <- function(kernel, order, response = "y", more = "") {
  d$w <- kernels[[kernel]](d$x / ifelse(d$above == 1, h[2], h[1]))
  k <- d[d$w > 0, ]
  f <- lm(as.formula(paste0(response, " ~ above * poly(x, ", order, ", raw = TRUE)", more)), k, weights = w)
  c(coef(f)["above"], sapply(c("HC0", "HC2", "HC3"), function(t) sqrt(vcovHC(f, t)["above", "above"])))
}
sideVariance <- function(above) {
  d$w <- kernels$triangular(d$x / h[above + 1])
  k <- d[d$w > 0 & d$above == above, ]
  vcovCL(lm(y ~ x, k, weights = w), k$region)[1, 1]
}
parts <- c(sprintf("  \"%s\": %s", names(d), sapply(d, num)),
  unlist(lapply(names(kernels), function(k) sprintf("  \"%s%d\": %s", k, 1:2, sapply(1:2, function(o) num(one(k, o)))))),
  sprintf("  \"took1\": %s", num(one("triangular", 1, "took"))),
  sprintf("  \"withCovariate\": %s", num(one("triangular", 1, "y", " + z"))),
  sprintf("  \"clustered\": %s", num(sqrt(sideVariance(0) + sideVariance(1)))))
writeLines(c("{", paste(parts, collapse = ",\n"), "}"), file.path(here, "discontinuity.json"))
