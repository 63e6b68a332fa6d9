; Functions, methods, and what they are grouped in.
[
  (function_declaration)
  (anonymous_function)
  (secondary_constructor)
  (class_declaration)
  (object_declaration)
  (companion_object)
  (anonymous_initializer)
] @scope

; Comments.
[
  (line_comment)
  (multiline_comment)
] @comment

; Strings, and what is written like one.
[
  (string_literal)
  (character_literal)
] @string

; Code in a string, without its delimiters.
(interpolated_expression) @code.inner

; What owns the braces around a body.
[
  (function_body)
  (class_body)
  (enum_class_body)
  (control_structure_body)
  (lambda_literal)
  (anonymous_initializer)
  (when_expression)
  (try_expression)
  (catch_block)
  (finally_block)
] @block
