# Average linkage by R's hclust on a similarity of a linear congruential sequence. Rscript hclust.R > hclust.json
state <- 11; draw <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
n <- 24; s <- matrix(0, n, n)
for (i in 2:n) for (j in 1:(i - 1)) { s[i, j] <- s[j, i] <- draw() * 0.5 + ifelse((i - 1) %% 4 == (j - 1) %% 4, 0.4, 0) }
h <- hclust(as.dist(1 - s), method = "average")
cat('{"k3":[', paste(cutree(h, 3), collapse = ","), '],"k4":[', paste(cutree(h, 4), collapse = ","), '],"k9":[', paste(cutree(h, 9), collapse = ","), ']}\n', sep = "")
