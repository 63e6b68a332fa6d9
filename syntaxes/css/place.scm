; Functions, methods, and what they are grouped in.
[
  (rule_set)
  (media_statement)
  (keyframes_statement)
] @scope

; Comments.
[
  (comment)
  (js_comment)
] @comment

; Strings, and what is written like one.
(string_value) @string

; What owns the braces around a body.
[
  (block)
  (keyframe_block_list)
] @block
