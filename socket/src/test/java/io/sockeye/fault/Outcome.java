package io.sockeye.fault;

/// What a case came to.
///
/// @param result `success`, `errno NAME call text`, `other text`, `hang stack`
/// @param injected how often strace did as it was told
/// @param closedAgain whether a number was closed again after its close was suppressed
/// @param descriptorsLeft how many more are open than before, but for those whose close was suppressed
/// @param threadsLeft how many more there are than before
/// @param again what the scenario came to right after, undisturbed
record Outcome(
        Case it,
        String result,
        long injected,
        boolean closedAgain,
        int descriptorsLeft,
        int threadsLeft,
        String again,
        long millis) {

    /// How it is counted in the summary.
    enum Verdict {
        SUCCESS,
        RIGHT_EXCEPTION,
        /// Right, for a reason that [Expectation] gives.
        EXPLAINED,
        /// The call was not made so often this time: whether a thread has to wait is chance.
        NOT_REACHED,
        UNEXPLAINED
    }

    Verdict verdict() {
        if (result.startsWith("hang")) return Verdict.UNEXPLAINED;
        boolean harmless = descriptorsLeft == 0 && threadsLeft == 0 && again.equals("success");
        if (injected == 0)
            return harmless && result.equals("success") ? Verdict.NOT_REACHED : Verdict.UNEXPLAINED;
        return switch (Expectation.of(it)) {
            case SUCCESS ->
                    harmless && result.equals("success") ? Verdict.SUCCESS : Verdict.UNEXPLAINED;
            case REFUSAL ->
                    harmless && isRefusal(it.fault().name())
                            ? Verdict.RIGHT_EXCEPTION
                            : Verdict.UNEXPLAINED;
            case LEFT_OPEN -> {
                boolean told = result.equals("success") || isRefusal("EINTR");
                yield told && !closedAgain && harmless ? Verdict.EXPLAINED : Verdict.UNEXPLAINED;
            }
            case NAME -> {
                boolean told =
                        result.equals("success")
                                || result.startsWith("errno ")
                                || result.contains("ResolveException")
                                || result.contains("HostException")
                                || result.contains("NoEntryException")
                                || result.contains("SocketTimeoutException");
                yield told && harmless ? Verdict.EXPLAINED : Verdict.UNEXPLAINED;
            }
        };
    }

    private boolean isRefusal(String errno) {
        var words = result.split(" ", 4);
        return words.length > 2
                && words[0].equals("errno")
                && words[1].equals(errno)
                && Expectation.names(words[2], it.call());
    }

    String line() {
        return "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s"
                .formatted(
                        it.scenario(),
                        it.call(),
                        it.fault(),
                        it.when(),
                        injected,
                        descriptorsLeft,
                        threadsLeft,
                        millis,
                        verdict(),
                        result);
    }
}
