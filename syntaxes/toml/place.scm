; Functions, methods, and what they are grouped in.
[
  (table)
  (table_array_element)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (quoted_key)
] @string
