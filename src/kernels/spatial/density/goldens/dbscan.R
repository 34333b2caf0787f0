# Density clusters by R's dbscan 1.1-11 on points of a linear congruential sequence, so that they need not be kept.
# Rscript dbscan.R > dbscan.json
library(dbscan)
state <- 20161231
draw <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
n <- 400
x <- numeric(n); y <- numeric(n)
for (i in 1:n) {
  centre <- floor(draw() * 4)
  if (draw() < 0.3) { x[i] <- draw() * 100; y[i] <- draw() * 100 }
  else { x[i] <- 20 + 20 * centre + (draw() + draw() + draw() - 1.5) * 6; y[i] <- 50 + (draw() + draw() + draw() - 1.5) * 10 }
}
one <- function(eps, least) dbscan(cbind(x, y), eps = eps, minPts = least)$cluster
cat('{"version":"', as.character(packageVersion("dbscan")), '","a":[', paste(one(3, 6), collapse = ","), '],"b":[', paste(one(5, 10), collapse = ","), ']}\n', sep = "")
