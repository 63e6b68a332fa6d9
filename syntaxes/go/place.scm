; Functions, methods, and what they are grouped in.
[
  (function_declaration)
  (method_declaration)
  (func_literal)
  (type_declaration)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (interpreted_string_literal)
  (raw_string_literal)
  (rune_literal)
] @string

; What owns the braces around a body.
[
  (block)
  (field_declaration_list)
  (interface_type)
  (expression_switch_statement)
  (type_switch_statement)
  (select_statement)
] @block
