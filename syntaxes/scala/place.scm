; Functions, methods, and what they are grouped in.
[
  (function_definition)
  (class_definition)
  (object_definition)
  (trait_definition)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (string_transform_expression)
] @string

; Code in a string, with its delimiters.
(interpolation) @code

; What owns the braces around a body.
[
  (block)
  (template_body)
  (case_block)
] @block
