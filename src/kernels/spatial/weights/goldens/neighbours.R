# Neighbours by spdep 1.2-7 (R 4.2) on made-up areas: a lattice of 8 x 6 quadrilaterals whose inner corners are pushed about, and points.
# Rscript neighbours.R > neighbours.json
suppressPackageStartupMessages({ library(sf); library(spdep) })
set.seed(41)
nx <- 8; ny <- 6
cx <- outer(0:nx, 0:ny, function(i, j) i) + matrix(runif((nx + 1) * (ny + 1), -.3, .3), nx + 1)
cy <- outer(0:nx, 0:ny, function(i, j) j) + matrix(runif((nx + 1) * (ny + 1), -.3, .3), nx + 1)
cx <- round(cx, 3); cy <- round(cy, 3)
rings <- list()
for (j in 1:ny) for (i in 1:nx) {
  at <- cbind(c(i, i + 1, i + 1, i, i), c(j, j, j + 1, j + 1, j))
  rings[[length(rings) + 1]] <- cbind(cx[at], cy[at])
}
areas <- st_sfc(lapply(rings, function(r) st_polygon(list(r))))
lists <- function(nb) paste0("[", paste(sapply(nb, function(v) paste0("[", paste(setdiff(v, 0) - 1, collapse = ","), "]")), collapse = ","), "]")
numbers <- function(v) paste0("[", paste(format(v, digits = 17, trim = TRUE), collapse = ","), "]")
x <- round(runif(60, 120, 122), 4); y <- round(runif(60, 22, 25), 4)
points <- cbind(x, y)
cat("{\n")
cat('"rings":[', paste(sapply(rings, function(r) paste0("[", paste(sprintf("[%s,%s]", r[, 1], r[, 2]), collapse = ","), "]")), collapse = ",\n"), '],\n')
cat('"queen":', lists(poly2nb(areas, queen = TRUE)), ',\n"rook":', lists(poly2nb(areas, queen = FALSE)), ',\n')
cat('"x":', numbers(x), ',\n"y":', numbers(y), ',\n')
cat('"nearest4":', lists(lapply(knn2nb(knearneigh(points, 4)), identity)), ',\n')
cat('"band":', lists(dnearneigh(points, 0, .4)), ',\n')
cat('"components":', numbers(n.comp.nb(dnearneigh(points, 0, .25))$comp.id), '\n}\n')
