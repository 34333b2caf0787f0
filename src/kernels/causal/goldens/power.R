# Smallest detectable differences by the non-central t distribution, for smallestDetectableEffect.ts. Run: Rscript power.R; writes power.json. R 4.2.2.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
cases <- expand.grid(arm = c(10, 25, 100, 1000), power = c(0.8, 0.9), level = c(0.05, 0.1))
cases$delta <- mapply(function(n, p, a) power.t.test(n = n, sd = 1, power = p, sig.level = a, tol = 1e-10)$delta, cases$arm, cases$power, cases$level)
rows <- apply(cases, 1, function(x) paste0("[", paste(formatC(unname(x), digits = 12, format = "g", width = 1), collapse = ", "), "]"))
writeLines(paste0("[", paste(rows, collapse = ",\n "), "]"), file.path(here, "power.json"))
