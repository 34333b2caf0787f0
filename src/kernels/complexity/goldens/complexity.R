# Plain formulas on a generated 40 x 60 matrix: eigen() of the matrix that is not symmetric. Run: Rscript complexity.R > complexity.json
areas <- 40; products <- 60
state <- 12345
draw <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
x <- matrix(0, areas, products)
for (i in 1:areas) for (p in 1:products) x[i, p] <- floor(draw()^3 * (10 + 50 * (i / areas) + (if (p / products < i / areas) 60 else 0)))
rca <- (x / rowSums(x)) / matrix(colSums(x) / sum(x), areas, products, byrow = TRUE)
m <- (rca >= 1) * 1
kc <- rowSums(m); kp <- colSums(m)
stopifnot(all(kc > 0), all(kp > 0))
w <- (m / kc) %*% (t(m) / kp)
e <- eigen(w)
v <- Re(e$vectors[, 2]); if (cor(v, kc) < 0) v <- -v
mu <- mean(v); s <- sqrt(mean((v - mu)^2))
eci <- (v - mu) / s
u <- Re(eigen((t(m) / kp) %*% (m / kc))$vectors[, 2]); if (cor((m / kc) %*% u, eci) < 0) u <- -u
scaled <- (m / kc) %*% u; pciOfOwn <- (u - mean(scaled)) / sqrt(mean((scaled - mean(scaled))^2))
phi <- t(m) %*% m; phi <- pmin(phi / kp, t(phi / kp)); diag(phi) <- 0
density <- (m %*% phi) / matrix(colSums(phi), areas, products, byrow = TRUE)
co <- t(m) %*% m; diag(co) <- 0
si <- rowSums(co); total <- sum(co)
cosine <- co / sqrt(outer(si, si)); jaccard <- co / (outer(si, si, "+") - co)
association <- (co / total) / outer(si / total, si / total)
prob <- co / ((outer(si / total, si / (total - si)) + t(outer(si / total, si / (total - si)))) * total / 2)
show <- function(v) paste0("[", paste(sprintf("%.17g", v), collapse = ","), "]")
cat(sprintf('{"areas":%d,"products":%d,"counts":%s,"secondEigenvalue":%.17g,"eci":%s,"pci":%s,"density":%s,"cosine":%s,"jaccard":%s,"association":%s,"probability":%s}\n',
  areas, products, show(as.vector(t(x))), Re(e$values[2]), show(eci), show(pciOfOwn), show(as.vector(t(density))[1:120]),
  show(cosine[1:3, ]), show(jaccard[1:3, ]), show(association[1:3, ]), show(prob[1:3, ])))
