/// What a shell needs to complete the command's words.
package io.sockeye.tools.completion;
