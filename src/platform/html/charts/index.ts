export { BarChart, type BarRow } from './BarChart.tsx';
export { ChartWithTable, FigureFoot } from './ChartWithTable.tsx';
export { ForestChart, type ForestRow } from './ForestChart.tsx';
export { Histogram, type HistogramBin } from './Histogram.tsx';
export { LineChart, type LinePoint, type LineSeries } from './LineChart.tsx';
export { Sparkline } from './Sparkline.tsx';
