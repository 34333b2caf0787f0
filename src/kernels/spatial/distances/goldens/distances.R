# Duranton-Overman and Marcon-Puech by plain sums, on plants and permutations of a linear congruential sequence. Rscript distances.R > distances.json
state <- 5; draw <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
n <- 70; x <- y <- w <- numeric(n); type <- integer(n)
for (i in 1:n) { x[i] <- draw() * 60; y[i] <- draw() * 60; w[i] <- 1 + floor(draw() * 40); type[i] <- 1 + floor(draw() * 3) }
R <- 59; perms <- matrix(0L, R, n)
for (s in 1:R) { o <- 1:n; for (i in n:2) { j <- 1 + floor(draw() * i); k <- o[i]; o[i] <- o[j]; o[j] <- k }; perms[s, ] <- o }
r <- seq(0, 30, by = 3)
dist_of <- function(x, y) as.matrix(stats::dist(cbind(x, y)))
sphere <- function(lon, lat) { p <- pi / 180; outer(1:length(lon), 1:length(lon), Vectorize(function(i, j) { a <- sin((lat[j] - lat[i]) * p / 2)^2 + cos(lat[i] * p) * cos(lat[j] * p) * sin((lon[j] - lon[i]) * p / 2)^2; 2 * 6371.0088 * asin(min(1, sqrt(a))) })) }
kd <- function(D, at, ww, r) {
  d <- D[at, at][upper.tri(D[at, at])]; W <- outer(ww, ww)[upper.tri(D[at, at])]
  b <- d[d <= 2 * max(r)]; h <- 0.9 * min(sd(b), diff(quantile(b, c(.25, .75), names = FALSE)) / 1.34) * length(b)^-0.2
  list(h = h, k = sapply(r, function(q) sum(W * (dnorm((q - d) / h) + dnorm((q + d) / h))) / (h * sum(W))))
}
D <- dist_of(x, y); at <- which(type == 1)
obs <- kd(D, at, w[at], r)
sims <- t(sapply(1:R, function(s) { here <- which(type[perms[s, ]] == 1); kd(D, here, w[perms[s, here]], r)$k }))
loc <- apply(sims, 2, quantile, c(.05, .95), type = 7, names = FALSE)
level <- 0.4
top <- apply(sims, 2, function(v) rank(-v, ties.method = "min")); best <- apply(top, 1, min)
k <- max(c(0, which(sapply(1:R, function(q) mean(best <= q)) <= level))) + 1; up <- apply(sims, 2, function(v) sort(v, decreasing = TRUE)[k])
bot <- apply(sims, 2, function(v) rank(v, ties.method = "min")); bestb <- apply(bot, 1, min)
kb <- max(c(0, which(sapply(1:R, function(q) mean(bestb <= q)) <= level))) + 1; lo <- apply(sims, 2, function(v) sort(v)[kb])
all <- rbind(obs$k, sims); rk <- pmin(apply(all, 2, function(v) rank(-v, ties.method = "max")), apply(all, 2, function(v) rank(v, ties.method = "min")))
# equal values share the better rank on each side
rk <- pmin(apply(all, 2, function(v) rank(-v, ties.method = "min")), apply(all, 2, function(v) rank(v, ties.method = "min")))
srt <- t(apply(rk, 1, sort)); less <- function(a, b) { z <- which(a != b); if (length(z) == 0) 0 else sign(a[z[1]] - b[z[1]]) }
erl <- mean(apply(srt, 1, function(v) less(v, srt[1, ]) <= 0))
G <- sphere(x / 20 + 100, y / 20 - 5); g <- kd(G, at, rep(1, length(at)), r * 5)
M <- function(D, type, w, S, N, r) sapply(r, function(q) { num <- den <- 0
  for (i in which(type == S)) { near <- which(D[i, ] <= q); near <- near[near != i]; if (sum(w[near]) == 0) next
    num <- num + sum(w[near][type[near] == N]) / sum(w[near]); den <- den + (sum(w[type == N]) - (if (S == N) w[i] else 0)) / (sum(w) - w[i]) }
  if (den == 0) NA else num / den })
# m: the same shares by a normal kernel reflected at 0; bandwidth of Kd over distances between both types of at most 2 max(r)
m_of <- function(D, type, w, S, N, r) {
  pairs <- if (S == N) D[type == S, type == S][upper.tri(D[type == S, type == S])] else c(D[type == S, type == N])
  b <- pairs[pairs <= 2 * max(r)]; h <- 0.9 * min(sd(b), diff(quantile(b, c(.25, .75), names = FALSE)) / 1.34) * length(b)^-0.2
  sapply(r, function(q) { num <- den <- 0
    for (i in which(type == S)) { o <- setdiff(seq_along(w), i); u <- (q - D[i, o]) / h; v <- (q + D[i, o]) / h; k <- w[o] * (ifelse(abs(u) <= 8.6, exp(-u^2 / 2), 0) + ifelse(v <= 8.6, exp(-v^2 / 2), 0))
      if (sum(k) == 0) next
      num <- num + sum(k[type[o] == N]) / sum(k); den <- den + (sum(w[type == N]) - (if (S == N) w[i] else 0)) / (sum(w) - w[i]) }
    if (den == 0) NA else num / den }) }
md <- m_of(D, type, w, 1, 1, r); mdc <- m_of(D, type, w, 1, 2, r); uneven <- c(1, 2, 5, 11, 30); mdu <- m_of(D, type, w, 1, 1, uneven); mdg <- m_of(G, type, rep(1, n), 1, 1, r * 5)
mds <- t(sapply(1:R, function(s) m_of(D, type[perms[s, ]], w[perms[s, ]], 1, 1, r))); mdl <- apply(mds, 2, quantile, c(.05, .95), type = 7, names = FALSE)
m <- M(D, type, w, 1, 1, r); mc <- M(D, type, w, 1, 2, r)
ms <- t(sapply(1:R, function(s) M(D, type[perms[s, ]], w[perms[s, ]], 1, 1, r)))
ml <- apply(ms[, -1], 2, quantile, c(.05, .95), type = 7, names = FALSE, na.rm = TRUE)
f <- function(v) paste(ifelse(is.na(v), "null", sprintf("%.15g", v)), collapse = ",")
cat('{"h":', sprintf("%.15g", obs$h), ',"k":[', f(obs$k), '],"lower":[', f(loc[1, ]), '],"upper":[', f(loc[2, ]), '],"globalUpper":[', f(up), '],"globalLower":[', f(lo), '],"erl":', sprintf("%.15g", erl),
  ',"sphereH":', sprintf("%.15g", g$h), ',"sphere":[', f(g$k), '],"m":[', f(m), '],"cross":[', f(mc), '],"mLower":[', f(ml[1, ]), '],"mUpper":[', f(ml[2, ]), '],"density":[', f(md), '],"densityCross":[', f(mdc), '],"densityUneven":[', f(mdu), '],"densityGlobe":[', f(mdg), '],"densityLower":[', f(mdl[1, ]), '],"densityUpper":[', f(mdl[2, ]), ']}\n', sep = "")
