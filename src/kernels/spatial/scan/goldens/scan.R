# Kulldorff's circular scan by plain sums, on 40 areas of a linear congruential sequence. Rscript scan.R > scan.json
state <- 7; draw <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
n <- 40; x <- y <- pop <- cases <- numeric(n)
for (i in 1:n) { x[i] <- draw() * 100; y[i] <- draw() * 100; pop[i] <- 50 + floor(draw() * 500); cases[i] <- floor(pop[i] * (0.02 + draw() * 0.03) * ifelse(x[i] < 35 && y[i] < 45, 3, 1)) }
C <- sum(cases); P <- sum(pop); best <- list()
for (i in 1:n) {
  d <- sqrt((x - x[i])^2 + (y - y[i])^2); d[i] <- -1; o <- order(d)
  for (k in 1:n) {
    if (k > 1 && sum(pop[o[1:k]]) > 0.5 * P) break
    c <- sum(cases[o[1:k]]); E <- C * sum(pop[o[1:k]]) / P
    if (c > E) best[[length(best) + 1]] <- list(i = i, k = k, llr = c * log(c / E) + ifelse(C > c, (C - c) * log((C - c) / (C - E)), 0), set = o[1:k], c = c, E = E)
  }
}
l <- sapply(best, function(b) b$llr); s <- sapply(best, function(b) b$k); ce <- sapply(best, function(b) b$i)
taken <- c(); out <- c()
for (j in order(-l, s, ce)) { b <- best[[j]]; if (any(b$set %in% taken)) next; taken <- c(taken, b$set)
  out <- c(out, sprintf('{"centre":%d,"areas":[%s],"cases":%d,"expected":%.15g,"ratio":%.15g}', b$i, paste(b$set, collapse = ","), b$c, b$E, b$llr)); if (length(out) == 4) break }
cat('{"clusters":[', paste(out, collapse = ","), ']}\n', sep = "")
