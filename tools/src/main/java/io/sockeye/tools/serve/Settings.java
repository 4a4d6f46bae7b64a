package io.sockeye.tools.serve;

import org.jspecify.annotations.Nullable;

/// What is served, and how.
///
/// @param followLinks whether symbolic links below the root are followed
/// @param lists whether a directory without an index file is shown
/// @param uploads whether files are taken
/// @param overwrites whether they may take the place of others
/// @param largest the most bytes of an upload
/// @param hosts by which names it is called
/// @param credentials who is let in; null for everybody
/// @param pace how slow clients may be
record Settings(
        boolean followLinks,
        boolean lists,
        boolean uploads,
        boolean overwrites,
        long largest,
        Hosts hosts,
        @Nullable Credentials credentials,
        Pace pace) {}
