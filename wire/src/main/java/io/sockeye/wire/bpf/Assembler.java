package io.sockeye.wire.bpf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the language of the kernel's `bpf_asm`: Documentation/networking/filter.rst, "BPF engine and instruction set".
final class Assembler {
    // Whatever the text, each of these goes over it once: what was matched is not tried in another
    // way.
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?(\\*/|\\z)");
    private static final Pattern LABEL = Pattern.compile("\\s*([A-Za-z_]\\w*):");
    private static final Pattern STATEMENT = Pattern.compile("(?s)\\s*+(\\w++)(?:\\s++(.*+))?+");

    private static final Pattern ABSOLUTE = Pattern.compile("\\[(\\w+)]");
    private static final Pattern INDEXED = Pattern.compile("\\[%?x(?:\\+(\\w+))?]");
    private static final Pattern SCRATCH = Pattern.compile("M\\[(\\w+)]");
    private static final Pattern HEADER = Pattern.compile("4\\*\\(\\[(\\w+)]&0xf\\)");
    private static final Pattern CONSTANT = Pattern.compile("#?(-?\\w+)");

    private static final Map<String, Integer> ALU =
            Map.of(
                    "add", Code.ADD, "sub", Code.SUB, "mul", Code.MUL, "div", Code.DIV, "mod",
                    Code.MOD, "and", Code.AND, "or", Code.OR, "xor", Code.XOR, "lsh", Code.LSH,
                    "rsh", Code.RSH);

    /// A comparison, and whether it is that of the kernel with the two targets changed.
    private record Comparison(int operation, boolean swapped) {}

    private static final Map<String, Comparison> COMPARISONS =
            Map.of(
                    "jeq", new Comparison(Code.JEQ, false),
                    "jneq", new Comparison(Code.JEQ, true),
                    "jne", new Comparison(Code.JEQ, true),
                    "jgt", new Comparison(Code.JGT, false),
                    "jle", new Comparison(Code.JGT, true),
                    "jge", new Comparison(Code.JGE, false),
                    "jlt", new Comparison(Code.JGE, true),
                    "jset", new Comparison(Code.JSET, false));

    /// An instruction whose jumps are still names; "" is the next instruction.
    private record Draft(int line, int code, long k, String yes, String no) {}

    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private int line;

    Assembler(String text) {
        var plain = COMMENTS.matcher(text).replaceAll(comment -> blank(text, comment));
        for (var each : plain.split("\n", -1)) {
            line++;
            int comment = each.stripLeading().startsWith("#") ? 0 : each.indexOf(';');
            read(comment < 0 ? each : each.substring(0, comment));
        }
    }

    /// A comment that goes over lines keeps them, so that errors name the right one.
    private String blank(String text, MatchResult comment) {
        if (comment.group(1).isEmpty()) {
            line = text.substring(0, comment.start()).split("\n", -1).length;
            throw wrong("a comment without end");
        }
        return comment.group().replaceAll("[^\n]", " ");
    }

    private void read(String text) {
        var rest = text;
        for (var label = LABEL.matcher(rest); label.lookingAt(); label = LABEL.matcher(rest)) {
            if (labels.putIfAbsent(label.group(1), drafts.size()) != null)
                throw wrong("the label " + label.group(1) + " is there twice");
            rest = rest.substring(label.end());
        }
        if (rest.isBlank()) return;
        var statement = STATEMENT.matcher(rest);
        if (!statement.matches()) throw wrong("\"" + rest.strip() + "\" is no instruction");
        var operand = statement.group(2) == null ? "" : statement.group(2);
        read(statement.group(1).toLowerCase(Locale.ROOT), operand.replaceAll("\\s", ""));
    }

    private void read(String name, String operand) {
        var comparison = COMPARISONS.get(name);
        var operation = ALU.get(name);
        if (comparison != null) compare(comparison, operand);
        else if (operation != null) withOperand(Code.ALU | operation, operand);
        else
            switch (name) {
                case "ld" -> load(operand);
                case "ldh" -> packet(Code.LD | Code.H, operand);
                case "ldb" -> packet(Code.LD | Code.B, operand);
                case "ldi" -> add(Code.LD | Code.IMM, constant(operand));
                case "ldx" -> loadIndex(operand);
                case "ldxi" -> add(Code.LDX | Code.IMM, constant(operand));
                case "ldxb" -> header(operand);
                case "st" -> add(Code.ST, number(match(SCRATCH, operand).group(1)));
                case "stx" -> add(Code.STX, number(match(SCRATCH, operand).group(1)));
                case "jmp", "ja" -> drafts.add(new Draft(line, Code.JMP | Code.JA, 0, operand, ""));
                case "neg" -> plain(Code.ALU | Code.NEG, operand);
                case "tax" -> plain(Code.MISC | Code.TAX, operand);
                case "txa" -> plain(Code.MISC | Code.TXA, operand);
                case "ret" -> ret(operand);
                default -> throw wrong("no instruction is called " + name);
            }
    }

    private void load(String operand) {
        if (isLength(operand)) add(Code.LD | Code.W | Code.LEN, 0);
        else if (operand.startsWith("M["))
            add(Code.LD | Code.MEM, number(match(SCRATCH, operand).group(1)));
        else if (operand.startsWith("#") && ancillary(operand) < 0)
            add(Code.LD | Code.IMM, constant(operand));
        else packet(Code.LD | Code.W, operand);
    }

    private void packet(int code, String operand) {
        var indexed = INDEXED.matcher(operand);
        long ancillary = ancillary(operand);
        if (indexed.matches()) {
            var offset = indexed.group(1);
            add(code | Code.IND, offset == null ? 0 : number(offset));
        } else if (ancillary >= 0) {
            add(code | Code.ABS, ancillary);
        } else {
            add(code | Code.ABS, number(match(ABSOLUTE, operand).group(1)));
        }
    }

    private void loadIndex(String operand) {
        if (isLength(operand)) add(Code.LDX | Code.W | Code.LEN, 0);
        else if (operand.startsWith("#")) add(Code.LDX | Code.IMM, constant(operand));
        else if (operand.startsWith("4*")) header(operand);
        else add(Code.LDX | Code.MEM, number(match(SCRATCH, operand).group(1)));
    }

    /// Names go with `#` and without.
    private static boolean isLength(String operand) {
        return operand.equals("#len") || operand.equals("len");
    }

    private static long ancillary(String operand) {
        return Ancillary.offset(operand.startsWith("#") ? operand.substring(1) : operand);
    }

    private void header(String operand) {
        add(Code.LDX | Code.B | Code.MSH, number(match(HEADER, operand).group(1)));
    }

    private void ret(String operand) {
        if (operand.equals("a") || operand.equals("%a")) add(Code.RET | Code.A, 0);
        else add(Code.RET | Code.K, constant(operand));
    }

    private void withOperand(int code, String operand) {
        if (isIndex(operand)) add(code | Code.X, 0);
        else add(code, constant(operand));
    }

    private void compare(Comparison comparison, String operands) {
        var parts = operands.split(",", -1);
        if (parts.length < 2 || parts.length > 3)
            throw wrong("a comparison has an operand and one or two labels");
        var yes = parts[1];
        var no = parts.length > 2 ? parts[2] : "";
        int code = Code.JMP | comparison.operation();
        long k = 0;
        if (isIndex(parts[0])) code |= Code.X;
        else k = constant(parts[0]);
        drafts.add(
                comparison.swapped()
                        ? new Draft(line, code, k, no, yes)
                        : new Draft(line, code, k, yes, no));
    }

    private static boolean isIndex(String operand) {
        return operand.equals("x") || operand.equals("%x");
    }

    private void plain(int code, String operand) {
        if (!operand.isEmpty()) throw wrong("\"" + operand + "\" is too much");
        add(code, 0);
    }

    private void add(int code, long k) {
        drafts.add(new Draft(line, code, k, "", ""));
    }

    private MatchResult match(Pattern pattern, String operand) {
        var matcher = pattern.matcher(operand);
        if (!matcher.matches()) throw wrong("\"" + operand + "\" is no operand of this");
        return matcher;
    }

    private long constant(String operand) {
        return number(match(CONSTANT, operand).group(1));
    }

    /// Decimal, hexadecimal, octal or binary, as in C; negative ones in two's complement.
    private long number(String text) {
        boolean negative = text.startsWith("-");
        var digits = (negative ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        try {
            long value =
                    digits.startsWith("0x")
                            ? Long.parseLong(digits, 2, digits.length(), 16)
                            : digits.startsWith("0b")
                                    ? Long.parseLong(digits, 2, digits.length(), 2)
                                    : Long.parseLong(digits, isOctal(digits) ? 8 : 10);
            long max = negative ? 1L << 31 : 0xffff_ffffL;
            if (value >= 0 && value <= max) return negative ? -value & 0xffff_ffffL : value;
        } catch (NumberFormatException notOne) {
            throw wrong("\"" + text + "\" is no number");
        }
        throw wrong(text + " does not fit 32 bits");
    }

    private static boolean isOctal(String digits) {
        return digits.length() > 1 && digits.charAt(0) == '0';
    }

    /// The instructions, their jumps counted.
    List<BpfInstruction> program() {
        var program = new ArrayList<BpfInstruction>();
        for (var draft : drafts) {
            line = draft.line();
            int next = program.size() + 1;
            boolean always = draft.code() == (Code.JMP | Code.JA);
            if (always) {
                program.add(new BpfInstruction(draft.code(), 0, 0, jump(draft.yes(), next)));
            } else {
                int yes = near(draft.yes(), next);
                program.add(
                        new BpfInstruction(draft.code(), yes, near(draft.no(), next), draft.k()));
            }
        }
        return program;
    }

    private int near(String label, int next) {
        if (label.isEmpty()) return 0;
        int jump = jump(label, next);
        if (jump > 255) throw wrong(label + " is " + jump + " instructions away, more than 255");
        return jump;
    }

    private int jump(String label, int next) {
        var target = labels.get(label);
        if (target == null) throw wrong("there is no label \"" + label + "\"");
        if (target < next) throw wrong("the jump to " + label + " goes backwards");
        return target - next;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}
