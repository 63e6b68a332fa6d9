; Functions, methods, and what they are grouped in.
[
  (function_item)
  (impl_item)
  (trait_item)
  (struct_item)
  (enum_item)
  (union_item)
  (mod_item)
  (macro_definition)
] @scope

; A closure with a body; one with an expression is a part of its line.
(closure_expression body: (block)) @scope

; Comments.
[
  (line_comment)
  (block_comment)
] @comment

; Strings, and what is written like one.
[
  (string_literal)
  (raw_string_literal)
  (char_literal)
] @string

; What owns the braces around a body.
[
  (block)
  (declaration_list)
  (field_declaration_list)
  (enum_variant_list)
  (match_block)
] @block
