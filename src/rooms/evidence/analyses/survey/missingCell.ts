export const missingCell = {
  code: 'designMissing',
  message: 'the cell is empty, and the design needs it in every row',
  remedy: 'fill it in, or leave the row out of the file',
};
