; Functions, methods, and what they are grouped in.
[
  (method_declaration)
  (constructor_declaration)
  (compact_constructor_declaration)
  (class_declaration)
  (interface_declaration)
  (enum_declaration)
  (record_declaration)
  (annotation_type_declaration)
  (static_initializer)
] @scope

; A lambda with a body; one with an expression is a part of its line.
(lambda_expression body: (block)) @scope

; Comments.
[
  (line_comment)
  (block_comment)
] @comment

; Strings, and what is written like one.
[
  (string_literal)
  (character_literal)
] @string

; Code in a string, with its delimiters.
(string_interpolation) @code

; What owns the braces around a body.
[
  (block)
  (constructor_body)
  (class_body)
  (interface_body)
  (enum_body)
  (annotation_type_body)
  (switch_block)
  (module_body)
] @block
