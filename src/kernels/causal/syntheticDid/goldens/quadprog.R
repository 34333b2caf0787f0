# Weights of synthetic difference in differences by an exact quadratic programme, on a drawn panel of 12 untreated and 3 treated units, 10 periods, 7 before treatment.
# Rscript quadprog.R > quadprog.json
library(quadprog)
set.seed(4)
N0 <- 12; N1 <- 3; T0 <- 7; T <- 10
factor <- cumsum(rnorm(T)); load <- rnorm(N0 + N1)
Y <- outer(load, factor) + matrix(rnorm((N0 + N1) * T, sd = .3), N0 + N1) + rnorm(N0 + N1)
Y <- round(Y, 6); Y[(N0 + 1):(N0 + N1), (T0 + 1):T] <- Y[(N0 + 1):(N0 + N1), (T0 + 1):T] + 2
solve_simplex <- function(A, b, ridge) {
  A <- sweep(A, 2, colMeans(A)); b <- b - mean(b); n <- ncol(A)
  D <- 2 * (crossprod(A) / nrow(A) + (ridge + 1e-14) * diag(n))
  solve.QP(D, 2 * crossprod(A, b) / nrow(A), cbind(rep(1, n), diag(n)), c(1, rep(0, n)), 1)$solution
}
spread <- sd(as.vector(apply(Y[1:N0, 1:T0], 1, diff)))
omega <- solve_simplex(t(Y[1:N0, 1:T0]), colMeans(Y[(N0 + 1):(N0 + N1), 1:T0]), sqrt(N1 * (T - T0)) * spread^2)
lambda <- solve_simplex(Y[1:N0, 1:T0], rowMeans(Y[1:N0, (T0 + 1):T]), (1e-6 * spread)^2)
change <- rowMeans(Y[, (T0 + 1):T]) - as.vector(Y[, 1:T0] %*% lambda)
att <- mean(change[(N0 + 1):(N0 + N1)]) - sum(omega * change[1:N0])
num <- function(x) paste0("[", paste(format(x, digits = 15, trim = TRUE), collapse = ","), "]")
cat("{\"untreated\":12,\"before\":7,\"outcome\":[", paste(apply(Y, 1, num), collapse = ","), "],\"unitWeights\":", num(omega),
    ",\"timeWeights\":", num(lambda), ",\"att\":", format(att, digits = 15), "}\n", sep = "")
