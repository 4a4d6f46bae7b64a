package io.sockeye.wire.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BpfTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    /// The first example of Documentation/networking/filter.rst, and the numbers that it has there.
    @Test
    void arpPackets() {
        var arp =
                BpfProgram.assemble(
                        """
                              ldh [12]
                              jne #0x806, drop ; not ARP
                              ret #-1
                        drop: ret #0
                        """);
        assertThat(arp.instructions())
                .containsExactly(
                        new BpfInstruction(0x28, 0, 0, 12),
                        new BpfInstruction(0x15, 0, 1, 0x806),
                        new BpfInstruction(0x06, 0, 0, 0xffffffffL),
                        new BpfInstruction(0x06, 0, 0, 0));
        assertThat(arp.run(bytes("00".repeat(12) + "0806"))).isEqualTo(0xffffffffL);
        assertThat(arp.run(bytes("00".repeat(12) + "0800"))).isZero();
        assertThat(arp.run(bytes("00".repeat(13)))).as("too short to load").isZero();
    }

    /// "ipv4 TCP packets" of the same document.
    @Test
    void everyMnemonicHasItsCode() {
        var program =
                BpfProgram.assemble(
                        """
                        /* every
                           mnemonic */
                        start: ld [0]
                        ldh [2]
                        ldb [ 3 ]
                        ld [x + 4]
                        ldh [%x+5]
                        ldb [x]
                        ld #6
                        ldi #07
                        ld #len
                        st M[3]
                        stx M[15]
                        ld M[3]
                        ldx #0x8
                        ldxi 9
                        ldx #len
                        ldx M[ 15 ]
                        ldxb 4*([14]&0xf)
                        ldx 4*([ 15 ] & 0xf)
                        add #1
                        add x
                        sub #2
                        mul #3
                        div #4
                        mod #5
                        and #6
                        or #7
                        xor #8
                        lsh #9
                        rsh %x
                        neg
                        tax
                        txa
                        ld #proto
                        ld #vlan_tpid
                        jmp on
                        ret a
                        on: jeq #1, yes, no
                        jneq #2, no
                        jlt #3, no
                        jle #4, no, yes
                        jgt x, yes
                        jge #6, yes, no
                        jset #0b111, yes
                        ja yes
                        yes: ret %a
                        no: ret #1
                        """);
        var codes = new StringBuilder();
        for (var it : program.instructions()) codes.append("%x ".formatted(it.code()));
        assertThat(codes)
                .hasToString(
                        "20 28 30 40 48 50 0 0 80 2 3 60 1 1 81 61 b1 b1 4 c 14 24 34 94 54 44 a4 64"
                                + " 7c 84 7 87 20 20 5 16 15 15 35 25 2d 35 45 5 16 6 ");
        assertThat(program.instructions().get(7).k()).isEqualTo(7);
        assertThat(program.instructions().get(32).k()).isEqualTo(0xfffff000L);
        assertThat(program.instructions().get(33).k()).isEqualTo(0xfffff03cL);
        // jlt #3, no is jge with its targets changed.
        assertThat(program.instructions().get(38)).isEqualTo(new BpfInstruction(0x35, 0, 6, 3));
        assertThat(program.instructions().get(39)).isEqualTo(new BpfInstruction(0x25, 4, 5, 4));
        assertThat(BpfProgram.assemble(program.toString())).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a program has at least one instruction",
                "ldh [12]|the last instruction is no ret",
                "ret #0\\nretx|line 2: no instruction is called retx",
                "jmp away\\nret #0|line 1: there is no label \"away\"",
                "l: ret #0\\nl: ret #1|line 2: the label l is there twice",
                "l: ret #0\\njmp l\\nret #0|line 2: the jump to l goes backwards",
                "ld [x + y]\\nret #0|line 1: \"y\" is no number",
                "ld [4294967296]\\nret #0|line 1: 4294967296 does not fit 32 bits",
                "jeq #1\\nret #0|line 1: a comparison has an operand and one or two labels",
                "jmp end\\nret #0\\nend:|instruction 0, jmp +1: a jump behind the end",
                "st M[16]\\nret #0|instruction 0, st M[16]: scratch has 16 words",
                "div #0\\nret #0|instruction 0, div #0x0: a division by 0",
                "lsh #32\\nret #0|instruction 0, lsh #0x20: a shift by more than 31",
                "ret x|line 1: \"x\" is no number",
                "ld M[3]\\nret a|instruction 0, ld M[3]: nothing was stored there",
                "jeq #1, l\\nst M[0]\\nl: ldx M[0]\\nret a|instruction 2, ldx M[0]: nothing was stored there",
                "neg x\\nret #0|line 1: \"x\" is too much",
                "ld #nonsense\\nret #0|line 1: \"nonsense\" is no number",
                "ret #0\\n/*/ ret #1|line 2: a comment without end",
                "!|line 1: \"!\" is no instruction",
            })
    void whatIsNoProgramIsNamed(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfProgram.assemble(text.replace("\\n", "\n")))
                .withMessage(reason);
    }

    /// Each takes longer than a test may if a pattern tries all ways to match it.
    @Test
    void hostileTextsAreRefusedAtOnce() {
        for (var text :
                List.of(
                        "a" + " ".repeat(20_000) + "\u0085",
                        "a b" + " \r".repeat(100_000) + "\u2028",
                        "/*".repeat(500_000)))
            assertThatIllegalArgumentException().isThrownBy(() -> BpfProgram.assemble(text));
    }

    @Test
    void linesMayEndAsInDos() {
        assertThat(BpfProgram.assemble("tax\r\nret #0 \r\n").instructions()).hasSize(2);
    }

    @Test
    void aFarLabelTakesAJump() {
        var text = "jeq #1, far\n" + "add #1\n".repeat(256) + "far: ret #0\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BpfProgram.assemble(text))
                .withMessage("line 1: far is 256 instructions away, more than 255");
        var far = "jmp far\n" + "add #1\n".repeat(256) + "far: ret #0\n";
        assertThat(BpfProgram.assemble(far).run(bytes(""))).isZero();
    }

    @Test
    void bytesAreCheckedAsTheKernelDoes() {
        for (var hex :
                List.of(
                        "", // no instruction
                        "280000000c0000", // part of one
                        "28000000000000000600000100000000ff00000000000000", // no ret at the end
                        "ff000000000000000600000000000000", // no such code
                        "15000100010000000600000000000000", // behind the end
                        "2000000040f0ffff0600000000000000", // nothing of the kernel's is there
                        "0e00000000000000", // ret x, which bpf_asm has and the kernel has not
                        "60000000000000001600000000000000", // nothing was stored there
                        "0000000000000000".repeat(4097)))
            assertThatExceptionOfType(MalformedPacketException.class)
                    .as(hex.length() > 99 ? "many" : hex)
                    .isThrownBy(() -> BpfProgram.parse(bytes(hex)));
    }

    @Test
    void scratchThatEveryWayHasStoredToMayBeLoaded() {
        var program =
                BpfProgram.assemble(
                        """
                        ldb [0]
                        jeq #1, one
                        st M[2]
                        jmp end
                        one: stx M[2]
                        end: ld M[2]
                        ret a
                        """);
        assertThat(program.run(bytes("07"))).isEqualTo(7);
        assertThat(program.run(bytes("01"))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ld #cpu                               | ld #cpu
                    ldb [0xfff00000]                      | ld [0xfff00000]
                    ldx 4*([0xffe00000]&0xf)              | ld [0xffe00000]
                    """)
    void whatOnlyTheKernelKnowsIsNamed(String instruction, String named) {
        var program = BpfProgram.assemble(instruction + "\nret #1");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> program.run(bytes("00")))
                .withMessageContaining(named);
    }

    /// As in the kernel, where an offset has 32 bits.
    @Test
    void anOffsetWrapsRound() {
        var program = BpfProgram.assemble("ldx #0x80000000\nldb [x + 0x80000001]\nret a");
        assertThat(program.run(bytes("0007"))).isEqualTo(7);
        var low = BpfProgram.assemble("ldx #0x80000000\nldb [x + 0]\nret #1");
        assertThat(low.run(bytes("0007"))).isZero();
    }

    /// The ways in which Documentation/networking/filter.rst writes what the kernel knows, and its comments.
    @Test
    void namesGoWithoutAHashAndLinesWithOneAreComments() {
        var program =
                BpfProgram.assemble(
                        """
                        # a tag, or a long packet
                        ld vlan_tci
                          # of the network 10
                        jeq #10, take
                        ld len
                        ldx len
                        jge x, take
                        ldh #proto
                        ldb type
                        ld poff
                        ret #0 ; # none
                        take: ret #-1
                        """);
        assertThat(program)
                .isEqualTo(
                        BpfProgram.assemble(
                                """
                                ld #vlan_tci
                                jeq #10, take
                                ld #len
                                ldx #len
                                jge x, take
                                ldh [0xfffff000]
                                ldb [0xfffff004]
                                ld #poff
                                ret #0
                                take: ret #0xffffffff
                                """));
        assertThat(program.toString()).contains("ldh #proto", "ldb #type", "ld #vlan_tci");
        assertThat(BpfProgram.assemble(program.toString())).isEqualTo(program);
    }

    /// As compilers leave it there: the constant of `tax`, the jumps of a load.
    @Test
    void whatAnInstructionDoesNotUseIsNothing() {
        var left =
                BpfProgram.of(
                        List.of(
                                new BpfInstruction(0x28, 1, 2, 12),
                                new BpfInstruction(0x07, 0, 0, 5),
                                new BpfInstruction(0x0c, 3, 0, 5),
                                new BpfInstruction(0x1d, 0, 1, 9),
                                new BpfInstruction(0x84, 0, 0, 4),
                                new BpfInstruction(0x05, 7, 7, 0),
                                new BpfInstruction(0x80, 0, 0, 8),
                                new BpfInstruction(0x16, 0, 0, 7)));
        var text = "ldh [12]\ntax\nadd x\njeq x, a, b\na: neg\nb: jmp c\nc: ld #len\nret a\n";
        assertThat(left).isEqualTo(BpfProgram.assemble(text));
        assertThat(left.toBytes()).isEqualTo(BpfProgram.assemble(text).toBytes());
    }

    @Test
    void anyProgramGoesThroughBothTexts() throws Exception {
        var random = new Random(1993);
        for (int i = 0; i < 5_000; i++) {
            var program = Programs.random(random);
            assertThat(BpfProgram.assemble(program.toString())).isEqualTo(program);
            assertThat(BpfProgram.parse(ByteBuffer.wrap(program.toBytes()))).isEqualTo(program);
            assertThat(program.hashCode())
                    .isEqualTo(BpfProgram.of(new ArrayList<>(program.instructions())).hashCode());
        }
    }
}
