# SPDX-License-Identifier: Apache-2.0
"""Multipart bodies as a browser sends them."""


def multipart(name, content, field="file", content_type="application/octet-stream"):
    boundary = "countersign-test-boundary"
    head = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n"
            f"Content-Type: {content_type}\r\n\r\n").encode()
    return head + content + f"\r\n--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"
