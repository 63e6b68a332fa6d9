; Functions, methods, and what they are grouped in.
[
  (function_declaration)
  (struct_declaration)
  (union_declaration)
  (enum_declaration)
  (test_declaration)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (multiline_string)
  (character)
] @string

; What owns the braces around a body.
[
  (block)
  (struct_declaration)
  (union_declaration)
  (enum_declaration)
  (switch_expression)
] @block
