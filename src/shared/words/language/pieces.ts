/** A phrase around pieces that the page gives a look of their own, such as a name in bold. */
export type Pieces<Piece> = readonly (string | Piece)[];
