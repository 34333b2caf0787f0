# Lin's estimator with HC2 and clusters with CR2 and Satterthwaite's degrees of freedom, on a made-up experiment, for the two kernels beside this folder.
# Run: Rscript adjusted.R; writes adjusted.json beside itself. R 4.2.2, sandwich 3.0-2, clubSandwich 0.5.8.
suppressMessages({library(sandwich); library(clubSandwich)})
set.seed(13)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
n <- 72
cluster <- sort(sample(1:14, n, TRUE)); stratum <- (cluster > 7) + 0
drawn <- c(sample(rep(0:1, c(4, 3))), sample(rep(0:1, c(3, 4))))[cluster]
assigned <- rbinom(n, 1, 0.4); chance <- round(runif(n, 0.2, 0.8), 2)
x <- round(rnorm(n), 2); z <- round(rexp(n), 2)
y <- round(2 + 1.5 * drawn + 0.8 * assigned + x + 0.4 * z + stratum + rnorm(14)[cluster] + rnorm(n), 3)
num <- function(v) paste0("[", paste(formatC(unname(v), digits = 17, format = "g", width = 1), collapse = ", "), "]")
lin <- function(w) {
  xc <- x - weighted.mean(x, w); zc <- z - weighted.mean(z, w); sc <- stratum - weighted.mean(stratum, w)
  f <- lm(y ~ assigned * (xc + zc + sc), weights = w)
  c(coef(f)["assigned"], sqrt(vcovHC(f, "HC2")["assigned", "assigned"]), df.residual(f))
}
clustered <- function(f) { t <- coef_test(f, vcov = "CR2", cluster = cluster, test = "Satterthwaite"); unlist(t["drawn", c("beta", "SE", "df_Satt", "p_Satt")]) }
w <- ifelse(assigned == 1, 1 / chance, 1 / (1 - chance)); v <- round(runif(n, 0.5, 2), 2)
d <- list(cluster = cluster, stratum = stratum, drawn = drawn, assigned = assigned, weight = w, other = v, x = x, z = z, y = y)
parts <- c(sprintf("  \"%s\": %s", names(d), sapply(d, num)), sprintf("  \"lin\": %s", num(lin(rep(1, n)))), sprintf("  \"linWeighted\": %s", num(lin(w))),
  sprintf("  \"clustered\": %s", num(clustered(lm(y ~ drawn)))),
  sprintf("  \"clusteredAdjusted\": %s", num(clustered(lm(y ~ drawn + stratum + x)))),
  sprintf("  \"clusteredWeighted\": %s", num(clustered(lm(y ~ drawn + stratum + x, weights = v)))))
writeLines(c("{", paste(parts, collapse = ",\n"), "}"), file.path(here, "adjusted.json"))
