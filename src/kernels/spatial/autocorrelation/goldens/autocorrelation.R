# spdep 1.2-7 (R 4.2) on made-up values of a lattice of 7 x 5 with skewed values and unequal weights. Rscript autocorrelation.R > autocorrelation.json
suppressPackageStartupMessages(library(spdep))
set.seed(19)
nb <- cell2nb(5, 7, type = "queen"); n <- length(nb)
value <- round(rgamma(n, .9, .2) + rep(1:7, each = 5), 3)
weights <- lapply(nb, function(v) round(runif(length(v), .2, 2), 2))
events <- rpois(n, rgamma(n, 2, .3)); base <- events + rpois(n, 60)
numbers <- function(v) paste0("[", paste(sprintf("%.17g", as.vector(v)), collapse = ","), "]")
lists <- function(l) paste0("[", paste(sapply(l, numbers), collapse = ",\n"), "]")
cat('{"value":', numbers(value), ',\n"neighbours":', lists(lapply(nb, function(v) v - 1)), ',\n"weights":', lists(weights), ',\n"events":', numbers(events), ',\n"base":', numbers(base), ',\n')
styles <- list(W = nb2listw(nb, style = "W"), B = nb2listw(nb, style = "B"), raw = nb2listw(nb, glist = weights, style = "B"),
  weighted = nb2listw(nb, glist = weights, style = "W"))
star <- list(W = nb2listw(include.self(nb), style = "W"), B = nb2listw(include.self(nb), style = "B"))
out <- sapply(names(styles), function(s) {
  lw <- styles[[s]]
  r <- moran.test(value, lw, alternative = "two.sided"); q <- moran.test(value, lw, randomisation = FALSE)
  total <- localmoran(value, lw, conditional = FALSE); cond <- localmoran(value, lw, conditional = TRUE)
  g <- if (s %in% names(star)) paste0(',"Gstar":', numbers(localG(value, star[[s]]))) else ""
  paste0('"', s, '":{"moran":', numbers(c(r$estimate, q$estimate[3], r$statistic, r$p.value)), ',\n"total":', numbers(total[, 1:3]), ',\n"conditional":', numbers(cond[, 2:4]),
    ',\n"G":', numbers(localG(value, lw)), g, '}')
})
cat('"styles":{', paste(out, collapse = ",\n"), '},\n')
cat('"ebRates":', numbers(EBest(events, base)$raw), ',\n"ebMoran":', sprintf("%.17g", EBImoran.mc(events, base, styles$W, nsim = 9)$statistic), ',\n')
# localmoran_perm of spdep 1.2-7 draws neighbours with replacement: too wide for 35 areas. Here without.
z <- value - mean(value); lag <- lag.listw(styles$W, z)
folded <- sapply(seq_len(n), function(i) { k <- length(nb[[i]]); d <- replicate(20000, sum(sample(z[-i], k)) / k); min(mean(d >= lag[i] - 1e-12), mean(d <= lag[i] + 1e-12)) })
cat('"folded":', numbers(folded), '}\n')
