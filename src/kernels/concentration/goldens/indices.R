# Plain formulas in base R 4.2 on a made-up table of areas x industries at two dates. Rscript indices.R > indices.json
set.seed(23)
areas <- 9; industries <- 5
start <- matrix(rpois(areas * industries, rep(rgamma(areas, 1, .02), industries) * rep(runif(industries, .2, 1), each = areas)), areas)
start[3, 2] <- 0; start[7, ] <- start[7, ] + c(0, 90, 0, 0, 3)
end <- round(start * matrix(runif(areas * industries, .6, 1.6), areas)); end[3, 2] <- 12
s <- sweep(start, 2, colSums(start), "/"); x <- rowSums(start) / sum(start)
gini <- function(p, w) { o <- order(p / w); Y <- cumsum(c(0, p[o] / sum(p))); X <- cumsum(c(0, w[o] / sum(w))); m <- length(X); abs(sum(X[-m] * Y[-1] - X[-1] * Y[-m])) }
lq <- sweep(sweep(start, 1, rowSums(start), "/"), 2, colSums(start) / sum(start), "/")
g <- sum(end) / sum(start) - 1; gi <- colSums(end) / colSums(start) - 1; gij <- end / start - 1
h <- outer(rowSums(start), colSums(start)) / sum(start); G <- matrix(gi, areas, industries, byrow = TRUE)
numbers <- function(v) paste0("[", paste(ifelse(is.finite(v), sprintf("%.17g", v), "null"), collapse = ","), "]")
byRow <- function(m) numbers(as.vector(t(m)))
rows <- list(start = byRow(start), end = byRow(end), herfindahl = numbers(colSums(s^2)), krugman = numbers(colSums(abs(s - x))),
  gini = numbers(apply(start, 2, gini, rowSums(start))), theil = numbers(apply(s, 2, function(v) sum(ifelse(v > 0, v * log(v / x), 0)))),
  areaKrugman = numbers(rowSums(abs(sweep(sweep(start, 1, rowSums(start), "/"), 2, colSums(start) / sum(start))))),
  quotient = byRow(lq), symmetric = byRow((lq - 1) / (lq + 1)), standardised = byRow(scale(lq)),
  national = byRow(start * g), mix = byRow(start * (G - g)), local = byRow(end - start * (1 + G)),
  competitive = byRow(h * (gij - G)), allocation = byRow((start - h) * (gij - G)))
cat('{"areas":', areas, ',\n', paste(sprintf('"%s":%s', names(rows), unlist(rows)), collapse = ",\n"), '}\n', sep = "")
