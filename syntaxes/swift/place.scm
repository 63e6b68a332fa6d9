; Functions, methods, and what they are grouped in.
[
  (function_declaration)
  (init_declaration)
  (deinit_declaration)
  (class_declaration)
  (protocol_declaration)
] @scope

; Comments.
[
  (comment)
  (multiline_comment)
] @comment

; Strings, and what is written like one.
[
  (line_string_literal)
  (multi_line_string_literal)
  (raw_string_literal)
  (regex_literal)
] @string

; Code in a string, without its delimiters.
(interpolated_expression) @code.inner

; What owns the braces around a body.
[
  (function_body)
  (class_body)
  (enum_class_body)
  (protocol_body)
  (lambda_literal)
  (if_statement)
  (guard_statement)
  (for_statement)
  (while_statement)
  (repeat_while_statement)
  (do_statement)
  (catch_block)
  (switch_statement)
  (computed_property)
  (computed_getter)
  (computed_setter)
] @block
