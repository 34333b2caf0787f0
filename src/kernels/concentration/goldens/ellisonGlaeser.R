# Plain formulas in base R 4.2 on made-up plants. Rscript ellisonGlaeser.R > ellisonGlaeser.json
set.seed(7)
areas <- 12; industries <- 6
size <- rgamma(areas, .8); n <- c(40, 25, 60, 3, 1, 71)
industry <- rep(1:industries, n)
area <- sample(areas, length(industry), replace = TRUE, prob = size)
area[industry == 2] <- sample(c(2, 3, 3, 3, 7), n[2], replace = TRUE)
area[industry == 4] <- c(1, 5, 9)
jobs <- round(rlnorm(length(industry), 2.5, 1)) + 1
x <- as.vector(tapply(jobs, factor(area, 1:areas), sum)); x[is.na(x)] <- 0; x <- x / sum(x)
S2 <- sum(x^2); S3 <- sum(x^3)
W <- matrix(0, areas, areas)
for (j in 1:areas) for (k in c(j - 1, j + 1)) if (k >= 1 && k <= areas) W[j, k] <- 1
W <- W / rowSums(W); Psi <- diag(areas) + W
s <- t(sapply(1:industries, function(i) { v <- tapply(jobs[industry == i], factor(area[industry == i], 1:areas), sum); v[is.na(v)] <- 0; v / sum(v) }))
one <- function(i) {
  z <- jobs[industry == i] / sum(jobs[industry == i]); H <- sum(z^2); m <- length(z)
  G <- sum((s[i, ] - x)^2)
  v <- 2 * (H^2 * (S2 - 2 * S3 + S2^2) - sum(z^4) * (S2 - 4 * S3 + 3 * S2^2))
  counts <- tabulate(area[industry == i], areas) / m
  d <- s[i, ] - x; q <- 1 - sum(x * (Psi %*% x))
  c(n = m, concentration = G, herfindahl = H, gamma = (G - (1 - S2) * H) / ((1 - S2) * (1 - H)), expectedConcentration = (1 - S2) * H, variance = v,
    z = (G - (1 - S2) * H) / sqrt(v), maurelSedillot = ((sum(s[i, ]^2) - S2) / (1 - S2) - H) / (1 - H),
    countGamma = (sum((counts - x)^2) - (1 - S2) / m) / ((1 - S2) * (1 - 1 / m)), spatialGamma = (sum(d * (Psi %*% d)) / q - H) / (1 - H))
}
numbers <- function(v) paste0("[", paste(ifelse(is.finite(v), sprintf("%.17g", v), "null"), collapse = ","), "]")
cat('{"areas":', areas, ',"industries":', industries, ',\n"area":', numbers(area - 1), ',\n"industry":', numbers(industry - 1), ',\n"jobs":', numbers(jobs), ',\n', sep = "")
r <- sapply(1:industries, one)
cat('"results":{', paste(sprintf('"%s":%s', rownames(r), apply(r, 1, numbers)), collapse = ",\n"), '},\n')
group <- c(1, 2, 6); w <- as.vector(tapply(jobs, industry, sum))[group]; w <- w / sum(w)
G <- sum((colSums(w * s[group, ]) - x)^2); H <- r["herfindahl", group]; g <- r["gamma", group]
cat('"group":', numbers(group - 1), ',"groupGamma":', sprintf("%.17g", (G / (1 - S2) - sum(w^2 * H) - sum(g * w^2 * (1 - H))) / (1 - sum(w^2))), ',\n')
p <- combn(industries, 2)
cat('"pairs":', numbers(apply(p, 2, function(k) sum((s[k[1], ] - x) * (s[k[2], ] - x)) / (1 - S2))), '}\n')
