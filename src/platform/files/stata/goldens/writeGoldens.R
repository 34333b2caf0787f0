# Makes the files of this folder: Rscript writeGoldens.R FOLDER. They were made by R 4.2.2 with haven 2.5.1 (ReadStat), which shares no code with our reader.
library(haven)
args <- commandArgs(TRUE)
d <- data.frame(
  id = c("0012", "", "Zürich"),
  size = labelled(c(1, 2, NA), c(small = 1, large = 2), label = "Size class"),
  whole = c(1L, NA, -5L),
  share = c(0.1, 1/3, NA),
  day = as.Date(c("2020-02-29", NA, "1959-12-31")),
  seen = as.POSIXct(c("2020-01-01 12:34:56", NA, "1959-12-31 23:59:59"), tz = "UTC"),
  answer = labelled(c(1, tagged_na("a"), tagged_na("z")), c(yes = 1, refused = tagged_na("a"))),
  stringsAsFactors = FALSE
)
attr(d$id, "label") <- "Number of the firm"
d$story <- c(strrep("long text ", 300), "", "short")
for (v in c(8, 10, 12, 13, 14, 15)) {
  e <- d
  if (v < 13) e$story <- NULL
  write_dta(e, file.path(args[1], paste0("haven-stata", v, ".dta")), version = v)
}
