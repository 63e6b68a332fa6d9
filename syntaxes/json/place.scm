; Comments.
(comment) @comment

; Strings, and what is written like one.
(string) @string

; What owns the braces around a body.
(object) @block
