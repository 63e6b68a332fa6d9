; Functions, methods, and what they are grouped in.
[
  (class_definition)
  (mixin_declaration)
  (extension_declaration)
  (enum_declaration)
  (local_function_declaration)
  (lambda_expression)
  (function_expression)
] @scope

; In this grammar, a body stands beside its signature and not below it.
(function_body) @scope

; Comments.
[
  (comment)
  (documentation_comment)
] @comment

; Strings, and what is written like one.
(string_literal) @string

; Code in a string, with its delimiters.
(template_substitution) @code

; What owns the braces around a body.
[
  (block)
  (class_body)
  (enum_body)
  (extension_body)
  (switch_block)
] @block
