; Functions, methods, and what they are grouped in.
[
  (function_definition)
  (method_declaration)
  (class_declaration)
  (interface_declaration)
  (trait_declaration)
  (enum_declaration)
  (anonymous_function_creation_expression)
] @scope

; Comments.
(comment) @comment

; Strings, and what is written like one.
[
  (string)
  (encapsed_string)
  (heredoc)
  (nowdoc)
  (shell_command_expression)
] @string

; What owns the braces around a body.
[
  (compound_statement)
  (declaration_list)
  (enum_declaration_list)
  (switch_block)
  (match_block)
] @block
