package org.tiaokuai.bench;

import java.util.ArrayList;
import java.util.List;

/** Names of items as cities have them, and what people type to find them. */
final class CatalogueWords {

    private static final List<String> OBJECTS = words("""
            居住证 居民身份证 户口迁移 出生医学证明 生育 婚姻 收养 殡葬服务 最低生活保障 特困人员供养 临时救助 高龄津贴
            残疾人证 残疾人两项补贴 公共租赁住房 住房公积金贷款 商品房预售 房屋产权 不动产权 建设用地规划 施工图审查
            建筑工程施工 燃气经营 城市排水 占用城市道路 户外广告设置 建筑垃圾处置 食品经营 食品生产 药品经营 医疗器械经营
            公共场所卫生 医疗机构执业 医师执业 护士执业 放射诊疗 营业执照 个体工商户 特种设备使用 计量器具检定 教师资格
            民办学校办学 校车使用 社会保险关系 养老保险待遇 失业保险金 工伤 医疗保险参保 异地就医 劳务派遣经营
            人力资源服务 道路运输经营 机动车驾驶证 出租汽车经营 港口经营 水路运输 取水 河道采砂 林木采伐 农药经营
            """);

    private static final List<String> ACTS = words("申领 换发 补发 变更 注销 延续 备案 审批 许可 登记 核准 年度检验 查询 认定 转移 撤销 鉴定");

    /** As typed by sound, by first letters, in traditional characters, with slips, in part, and in vain. */
    private static final List<String> AS_TYPED = words("""
            jzz jmsfz hkqy csyxzm gygz gjj zzbt yyzz gtgsh jszg spjy ypjy ggcsws jdcjsz ylbx syb shbx ydjy bdcq zjs
            juzhuzheng shenfenzheng hukou yingyezhizhao jiaoshizige gongjijin yiliaobaoxian jiashizheng shipinjingying
            居住證 身份證 戶口遷移 營業執照 醫療保險 養老保險 駕駛證 殘疾人證 不動產權 藥品經營 建築工程施工 異地就醫
            居住正 身分证 户口千移 营业职照 教室资格 公几金 驾使证 残急人证 食品径营 护士职业 医疗保显 异地就衣
            居住 身份 户口 婚姻 救助 津贴 补贴 住房 贷款 规划 施工 燃气 排水 道路 广告 食品 药品 器械 卫生 医师 护士
            执照 教师 学校 校车 社保 养老 失业 医保 就医 运输 驾照 港口 取水 采砂 农药 补发 变更 注销 延续 备案
            暂住证 公租房 低保 开饭店 开店 个体户 退休金 老年补贴 社保转移 准生证 卫生许可证 占道
            理发店卫生许可 异地就医怎么备案 江阴市居住证 驾驶证补发需要什么材料 教师资格认定条件 开餐馆要办什么证
            身份证丢了 护照过期怎么办 我想开饭店 孩子上户口 怎么办居住证 驾驶证丢了在哪补 医保报销 残疾证丢了 退休手续 取公积金
            飞碟停放许可 星际旅行 恐龙饲养 魔法师执业 时光机年检 xqzvv qwerty 龘靐齉爩 月球采矿 隐身衣检定
            """);

    private static final List<String> TOWNS = words("""
            澄江街道 城东街道 利港街道 申港街道 夏港街道 南闸街道 璜土镇 月城镇 青阳镇 徐霞客镇 华士镇 周庄镇 新桥镇
            长泾镇 顾山镇 祝塘镇 云亭街道 宜城街道 屺亭街道 新街街道 芳桥街道 张渚镇 西渚镇 太华镇 徐舍镇 官林镇
            杨巷镇 新建镇 和桥镇 高塍镇 万石镇 周铁镇 丁蜀镇 湖父镇 东亭街道 安镇街道 羊尖镇 鹅湖镇 锡北镇 东港镇
            东北塘街道 云林街道 厚桥街道 堰桥街道 长安街道 钱桥街道 前洲街道 玉祁街道 洛社镇 阳山镇
            """);

    private CatalogueWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** Each thing with each act, in an order in which neighbours have nothing in common. */
    static List<String> names(int count) {
        var names = new ArrayList<String>();
        for (int at = 0; names.size() < count; at++) {
            names.add(OBJECTS.get(at % OBJECTS.size())
                    + ACTS.get((at / OBJECTS.size() + at) % ACTS.size())
                    + (at < OBJECTS.size() * ACTS.size() ? "" : "（二）"));
        }
        return names;
    }

    /** The offices that carry an item out, each under a name of its own. */
    static List<String> places(int count) {
        var places = new ArrayList<String>();
        for (int at = 0; at < count; at++) {
            places.add(TOWNS.get(at % TOWNS.size()) + (at < TOWNS.size() ? "" : "第二便民中心"));
        }
        return places;
    }

    /** What lists are narrowed for: the things that there are. */
    static List<String> objects() {
        return OBJECTS;
    }

    /** Whole names, things alone, and all the ways of typing. */
    static List<String> questions() {
        var questions = new ArrayList<>(AS_TYPED);
        questions.addAll(OBJECTS);
        questions.addAll(names(OBJECTS.size()).subList(0, 40));
        return questions;
    }
}
